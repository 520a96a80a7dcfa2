import Expo

extension EnterpriseSummary {
  /// How firms are listed.
  static var columns: [Column<EnterpriseSummary>] {
    [
      Column("code") { .text($0.code) },
      Column("name", isFlexible: true) { .names($0.names) },
      Column("country") { .text($0.country) },
      Column("delegation") { .text($0.delegation) },
      Column("sector") { .text($0.sector) },
      Column("languages") { .list($0.languages) },
      Column("teams") { .integer($0.teams) },
      Column("vip", tone: { $0.isVIP ? .heading : .faint }) { .flag($0.isVIP) },
      Column("state") { .text($0.state) },
    ]
  }
}
