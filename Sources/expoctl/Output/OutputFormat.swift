import ArgumentParser

/// How data leaves the program.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// Aligned columns for a person.
  case table
  /// One document; a list is `{"items": […], "next": null}`.
  case json
  /// RFC 4180 with a header of column keys.
  case csv
}
