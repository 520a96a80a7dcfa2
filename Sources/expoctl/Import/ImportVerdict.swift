import Expo

/// Everything there is to say about one file: what `import check` prints as one object.
struct ImportVerdict: Report {
  let report: ImportReport
  /// The same as lines, for tables.
  let outcome: ImportOutcome

  func table(_ page: Page) -> String { outcome.table(page) }

  func csv(_ reader: Reader) -> CSVRows { outcome.csv(reader) }

  func json(_ reader: Reader) -> JSONValue { report.verdictJSON }

  var whenEmpty: String? { outcome.whenEmpty }
}

extension ImportReport {
  /// The object of one file.
  var verdictJSON: JSONValue {
    .object([
      .init("file", .string(file)), .init("kind", .string(kind)),
      .init("verdict", .string(verdict)), .init("encoding", .string(encoding)),
      .init("delimiter", .string(delimiter)), .init("rows_total", .integer(total)),
      .init("rows_accepted", .integer(accepted)), .init("rows_rejected", .integer(rejected)),
      .init("rows_held", .integer(held)), .init("inserted", .integer(inserted)),
      .init("updated", .integer(updated)), .init("unchanged", .integer(unchanged)),
      .init("file_errors", .array(fileErrors.map { .string($0) })),
      .init("errors", .array(errors.map(\.json))),
      .init("warnings", .array(warnings.map(\.json))),
      .init("duplicates", .array(duplicates.map(\.json))),
      .init("findings", .array(findings.map(\.json))),
    ])
  }
}

extension ImportFinding {
  /// A finding as an object.
  var json: JSONValue {
    .object([
      .init("row", .integer(row)), .init("column", .string(column)),
      .init("code", .string(code)), .init("value", value.map { .string($0) } ?? .null),
      .init("hint", .string(hint)),
    ])
  }
}

extension ImportDuplicate {
  /// A duplicate as an object; `of_row` only where it is a row of the same file.
  var json: JSONValue {
    .object([
      .init("row", .integer(row)), .init("of_row", ofRow.map { .integer($0) } ?? .null),
      .init("of_record", .string(ofRecord)), .init("confidence", .string(confidence.rawValue)),
      .init("reason", .string(reason)),
    ])
  }
}
