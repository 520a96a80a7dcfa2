import Documents

/// Entries as comma-separated values, one line a meeting, in the time of the venue.
struct ScheduleSheet {
  private let clock: VenueClock
  private let language: Language

  init(_ edition: Edition, _ language: Language) {
    clock = VenueClock(timeZone: edition.timeZone)
    self.language = language
  }

  static let header = [
    "day", "starts_at", "ends_at", "slot_code", "slots", "table_code", "hall_code", "hall",
    "enterprise_a", "name_a", "team_a", "enterprise_b", "name_b", "team_b", "interpreter_code",
    "interpreter", "sector_code", "rank", "weight", "locked",
    "guests", "guest_names", "guest_teams",
  ]

  func document(_ entries: [ScheduleEntry], hasByteOrderMark: Bool) -> [UInt8] {
    let writer = DelimitedWriter(
      writesByteOrderMark: hasByteOrderMark, makesFormulasInert: true)
    return writer.document(header: Self.header, rows: entries.map(row))
  }

  private func row(_ entry: ScheduleEntry) -> [String] {
    [
      entry.day.description, clock.stamp(entry.start), clock.stamp(entry.end), entry.slot,
      String(entry.durationSlots), entry.table.code, entry.table.hall ?? "",
      entry.table.hallNames?[language] ?? "", entry.a.code, entry.a.names[language],
      String(entry.teamA), entry.b.code, entry.b.names[language], String(entry.teamB),
      entry.interpreter?.code ?? "", entry.interpreter?.names[language] ?? "",
      entry.sector ?? "", String(entry.rank), String(entry.weight), entry.lock.rawValue,
      joined(entry.guests.map(\.code)), joined(entry.guests.map { $0.names[language] }),
      joined(entry.guestTeams.map { String($0) }),
    ]
  }

  private func joined(_ texts: [String]) -> String { texts.joined(separator: ";") }
}
