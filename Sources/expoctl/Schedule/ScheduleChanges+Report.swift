import Expo

extension ScheduleChanges {
  /// In numbers: what could not stand, what becomes of it, and how few changes there must be.
  var fields: [DetailReport.Field] {
    [
      .init("as_of", .instant(asOf), isInTable: asOf != nil),
      .init("broken", .integer(counts.broken), tone: counts.broken > 0 ? .warning : .plain),
      .init("moved", .integer(counts.moved)),
      .init("moved_for_others", .integer(counts.movedForOthers)),
      .init("reassigned", .integer(counts.reassigned)),
      .init("dropped", .integer(counts.dropped), tone: counts.dropped > 0 ? .bad : .plain),
      .init("added", .integer(counts.added)),
      .init("unchanged", .integer(counts.unchanged)),
      .init("least_changes", leastCell, tone: counts.isLeast ? .good : .plain),
      .init("told", .integer(told.count)),
    ]
  }

  private var leastCell: Cell {
    let words =
      counts.isLeast
      ? "\(counts.moves) moved or dropped: proved the fewest possible"
      : "\(counts.moves) moved or dropped; at least \(counts.least) have to be: proved"
    return .described(words, .integer(counts.least))
  }

  /// What changes, and who has to be told.
  var sections: [DetailReport.Section] {
    [
      .init("changes", title: "Changes", ListReport(meetings, columns: ChangedMeeting.columns)),
      .init("to_tell", title: "To be told", ListReport(told, columns: ToldParty.columns)),
    ]
  }
}

extension ChangedMeeting {
  /// How changes are listed.
  static var columns: [Column<ChangedMeeting>] {
    [
      Column("change", tone: { $0.kind == .dropped ? .bad : $0.kind == .added ? .good : .warning })
      {
        .text($0.kind.rawValue)
      },
      Column("a") { .text($0.a.code) },
      Column("a_name", isInTable: false) { .names($0.a.names) },
      Column("b") { .firms($0.b, $0.guests ?? []) },
      Column("b_name", isInTable: false) { .names($0.b.names) },
      Column("guests", isInTable: false) { .list(($0.guests ?? []).map(\.code)) },
      Column("vip", isInTable: false) { .flag($0.isProtocol) },
      Column("from") { .text($0.from?.words(beside: $0.to)) },
      Column("from_start", isInTable: false) { .instant($0.from?.start) },
      Column("to") { .text($0.to?.words(beside: $0.from)) },
      Column("to_start", isInTable: false) { .instant($0.to?.start) },
      Column("why", isFlexible: true) { .names($0.reason) },
    ]
  }
}

extension MeetingPlace {
  /// `D2-03 T014 I007`; with the teams, `team 2/1`, where nothing else differs from the other place.
  fileprivate func words(beside other: MeetingPlace?) -> String {
    let isTeamOnly =
      other.map { ($0.slot, $0.table) == (slot, table) && $0.interpreter == interpreter } ?? false
    let teams =
      isTeamOnly
      ? "team " + ([teamA, teamB] + (guestTeams ?? [])).map(String.init).joined(separator: "/")
      : nil
    return [slot, table, interpreter, teams].compactMap { $0 }.joined(separator: " ")
  }
}

extension ToldParty {
  /// How those to be told are listed.
  static var columns: [Column<ToldParty>] {
    [
      Column("who") { .text($0.kind) },
      Column("code") { .text($0.code) },
      Column("name", isFlexible: true) { .names($0.names) },
      Column("delegation") { .text($0.delegation) },
      Column("changes") { .integer($0.changes) },
    ]
  }
}
