import Expo

extension ParticipationSummary {
  /// How registrations are listed.
  static var columns: [Column<ParticipationSummary>] {
    [
      Column("code") { .text($0.code) },
      Column("name", isFlexible: true) { .names($0.names) },
      Column("role") { .text($0.role) },
      Column("enterprise") { .text($0.enterprise) },
      Column("delegation") { .text($0.delegation) },
      Column("rank") { .integer($0.rank) },
      Column("position", isInTable: false) { .names($0.position) },
      Column("state", tone: { $0.state.tone }) { .text($0.state.rawValue) },
      Column("since") { .instant($0.since) },
      Column("by") { .text($0.by) },
      Column("reason", isFlexible: true) { .text($0.reason) },
    ]
  }

  /// How people are listed.
  static var people: [Column<ParticipationSummary>] {
    [
      Column("code") { .text($0.code) },
      Column("name", isFlexible: true) { .names($0.names) },
      Column("role") { .text($0.role) },
      Column("position", isFlexible: true) { .names($0.position) },
      Column("enterprise") { .text($0.enterprise) },
      Column("delegation") { .text($0.delegation) },
      Column("rank") { .integer($0.rank) },
      Column("state", tone: { $0.state.tone }) { .text($0.state.rawValue) },
    ]
  }
}

extension AccreditationStep {
  /// How the steps of a registration are listed.
  static var columns: [Column<AccreditationStep>] {
    [
      Column("at") { .instant($0.at) },
      Column("from") { .text($0.before.rawValue) },
      Column("to", tone: { $0.after.tone }) { .text($0.after.rawValue) },
      Column("by") { .text($0.actor) },
      Column("reason", isFlexible: true) { .text($0.reason) },
    ]
  }
}
