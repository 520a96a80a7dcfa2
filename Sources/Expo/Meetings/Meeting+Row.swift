import Foundation
public import Postgres

extension Preference: PostgresEncodable, PostgresDecodable {}
extension LockLevel: PostgresEncodable, PostgresDecodable {}
extension MeetingState: PostgresEncodable, PostgresDecodable {}

/// What `MeetingQueries.labelColumns` give.
struct MeetingLabels {
  let a: FirmLabel
  let b: FirmLabel
  let teamA: Int
  let teamB: Int
  let guests: [FirmLabel]
  let guestTeams: [Int]
  let slot: String
  let day: CalendarDay
  let start: Date
  let end: Date
  let durationSlots: Int
  let table: TableLabel
  let interpreter: InterpreterLabel?
  let rank: Int
  let sector: String?
  let lock: LockLevel

  init(_ row: PostgresRow) throws {
    func names(_ column: String) throws -> LocalizedText? {
      try row.decode(column, as: JSON<LocalizedText>?.self)?.value
    }
    a = FirmLabel(
      code: try row.decode("a_code"), names: try names("a_names") ?? LocalizedText([:]),
      delegation: try row.decode("a_delegation"))
    b = FirmLabel(
      code: try row.decode("b_code"), names: try names("b_names") ?? LocalizedText([:]),
      delegation: try row.decode("b_delegation"))
    teamA = try row.decode("team_a")
    teamB = try row.decode("team_b")
    guests = try row.decode("guests", as: JSON<[FirmLabel]>?.self)?.value ?? []
    guestTeams = try row.decode("guest_teams")
    let slotCode: String = try row.decode("slot")
    let dayText: String = try row.decode("day")
    guard let day = CalendarDay(dayText) else {
      throw MeetingError.slotDay(code: slotCode, day: dayText)
    }
    slot = slotCode
    self.day = day
    start = try row.decode("start")
    end = try row.decode("stop")
    durationSlots = try row.decode("duration_slots")
    table = TableLabel(
      code: try row.decode("table_code"), hall: try row.decode("hall"),
      hallNames: try names("hall_names"))
    interpreter = try row.decode("interpreter", as: String?.self).map { code in
      InterpreterLabel(code: code, names: try names("interpreter_names") ?? LocalizedText([:]))
    }
    rank = try row.decode("rank")
    sector = try row.decode("sector_code")
    lock = try row.decode("lock_level")
  }
}

extension Meeting {
  init(_ row: PostgresRow) throws {
    let labels = try MeetingLabels(row)
    self.init(
      id: try row.decode("id"), a: labels.a, b: labels.b, teamA: labels.teamA,
      teamB: labels.teamB, guests: labels.guests, guestTeams: labels.guestTeams, slot: labels.slot,
      day: labels.day, start: labels.start,
      end: labels.end, durationSlots: labels.durationSlots, table: labels.table,
      interpreter: labels.interpreter, rank: labels.rank, sector: labels.sector,
      state: try row.decode("state"), lock: labels.lock, sequence: try row.decode("sequence"),
      cancelReason: try row.decode("cancel_reason"))
  }
}

extension FirmPair {
  /// From the columns `a_id`, `b_id` and `guest_ids`.
  init(_ row: PostgresRow) throws {
    self.init(
      try row.decode("a_id"), try row.decode("b_id"), guests: try row.decode("guest_ids"))
  }
}
