/// One column that a kind of file can have.
struct ImportColumn: Sendable {
  /// Its name in files and findings: `delegation_code`.
  let name: String
  /// Whether a file without it is refused.
  let isRequired: Bool

  static func required(_ name: String) -> ImportColumn {
    ImportColumn(name: name, isRequired: true)
  }

  static func optional(_ name: String) -> ImportColumn {
    ImportColumn(name: name, isRequired: false)
  }
}

extension [ImportColumn] {
  /// Required columns first, as they stand in the template.
  static func columns(required: String, optional: String = "") -> [ImportColumn] {
    required.split(whereSeparator: \.isWhitespace).map { .required(String($0)) }
      + optional.split(whereSeparator: \.isWhitespace).map { .optional(String($0)) }
  }
}
