import ArgumentParser

/// Reads and writes documents from outside, so that other programs can be held against them.
@main
struct DocumentsBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "documents-bench",
    abstract: "Read and write documents as JSON, and measure it.",
    discussion: "scripts/compat-xlsx holds the results against openpyxl and LibreOffice.",
    subcommands: [ReadDocument.self, WriteSheet.self])
}
