import Expo

extension Meeting {
  /// How meetings are listed.
  static var columns: [Column<Meeting>] {
    [
      Column("id") { .integer(Int($0.id.rawValue)) },
      Column("day", isInTable: false) { .day($0.day) },
      Column("slot") { .text($0.slot) },
      Column("start") { .instant($0.start) },
      Column("end", isInTable: false) { .instant($0.end) },
      Column("slots", isInTable: false) { .integer($0.durationSlots) },
      Column("table") { .text($0.table.code) },
      Column("hall") { .text($0.table.hall) },
      Column("hall_name", isInTable: false) { .names($0.table.hallNames) },
      Column("a") { .text($0.a.code) },
      Column("a_name", isFlexible: true) { .names($0.a.names) },
      Column("team_a", isInTable: false) { .integer($0.teamA) },
      Column("b") { .firms($0.b, $0.guests) },
      Column("b_name", isFlexible: true) { .names($0.b.names) },
      Column("team_b", isInTable: false) { .integer($0.teamB) },
      Column("guests", isInTable: false) { .list($0.guests.map(\.code)) },
      Column("guest_teams", isInTable: false) { .list($0.guestTeams.map(String.init)) },
      Column("interpreter") { .text($0.interpreter?.code) },
      Column("interpreter_name", isInTable: false) { .names($0.interpreter?.names) },
      Column("sector", isInTable: false) { .text($0.sector) },
      Column("rank", isInTable: false) { .integer($0.rank) },
      Column("lock", tone: { $0.lock == .none ? .faint : .warning }) { .text($0.lock.rawValue) },
      Column("state", isInTable: false, tone: { $0.state == .cancelled ? .faint : .plain }) {
        .text($0.state.rawValue)
      },
      Column("sequence", isInTable: false) { .integer($0.sequence) },
      Column("cancel_reason", isInTable: false) { .text($0.cancelReason) },
    ]
  }

  /// One meeting with everything that is known of it.
  var report: DetailReport {
    DetailReport(Meeting.columns.map { .init($0.key, $0.cell(self)) })
  }
}
