import Expo

extension NameRecord {
  /// How the names of a firm or a person are listed.
  static var columns: [Column<NameRecord>] {
    [
      Column("kind") { .text($0.kind) },
      Column("language") { .text($0.language) },
      Column("name", isFlexible: true, tone: { $0.until == nil ? .plain : .faint }) {
        .text($0.name)
      },
      Column("from") { .day($0.since) },
      Column("until") { .day($0.until) },
    ]
  }
}

extension NumberRecord {
  /// How the registry numbers of a firm are listed.
  static var columns: [Column<NumberRecord>] {
    [
      Column("scheme") { .text($0.scheme) },
      Column("number", tone: { $0.until == nil ? .plain : .faint }) { .text($0.value) },
      Column("from") { .day($0.since) },
      Column("until") { .day($0.until) },
      Column("check", tone: { $0.checkPassed ? .plain : .warning }) {
        .text($0.checkPassed ? "holds" : "fails")
      },
      Column("evidence", isFlexible: true) { .text($0.evidence) },
      Column("accepted_by") { .text($0.acceptedBy) },
    ]
  }
}
