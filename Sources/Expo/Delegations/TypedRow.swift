import Postgres

/// One row that someone typed, read by the rules of the files of its kind.
enum TypedRow {
  /// Reads cells by column as a row of a file of a kind.
  ///
  /// - Parameter isWhole: Whether findings that hold unless the row is a duplicate count too.
  /// - Throws: `CellsRefused`.
  static func read<Kind: ImportKind>(
    _ cells: [String: String], as kind: inout Kind, isWhole: Bool = false
  ) throws(CellsRefused) -> ImportRecord {
    let columns = cells.keys.sorted()
    let header = ImportHeader(columns, columns: Kind.columns)
    if let unknown = header.findings.first(where: { $0.code == ImportCode.columnUnknown.rawValue })
    {
      throw CellsRefused(findings: [
        ImportFinding(
          .columnMissing, row: 0, column: unknown.column, hint: "there is no such column")
      ])
    }
    var reader = RowReader(row: 1, cells: columns.map { cells[$0] ?? "" }, header: header)
    let record = kind.read(&reader)
    if isWhole { reader.note(record.unlessHeld) }
    if reader.isRefused { throw CellsRefused(findings: reader.findings) }
    return record
  }
}

/// Values that someone typed are not good: what an import would say of them.
public struct CellsRefused: ExpoFailure {
  /// What is wrong, by column.
  public let findings: [ImportFinding]

  /// Stable, for programs: that of the first thing that is wrong.
  public var code: String { findings.first(where: \.isError)?.code ?? "cells.refused" }
  /// What sort of failure it is.
  public var kind: FailureKind { .invalid }
  /// One sentence that names the offending values.
  public var message: String {
    findings.filter(\.isError).map { finding in
      finding.column + (finding.value.map { " “\($0)”" } ?? "") + ": " + finding.hint
    }.joined(separator: "; ")
  }
  /// What to do about it.
  public var advice: String? {
    let isChecksum = findings.contains { $0.isError && $0.code.hasSuffix("_CHECKSUM") }
    return isChecksum
      ? "a genuine number whose check digit fails is taken with evidence: expoctl enterprise number"
      : nil
  }
}
