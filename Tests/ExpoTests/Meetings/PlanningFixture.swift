import Foundation

@testable import Expo

/// A small expo made by hand: two days of five slots (a break after the third), three halls 4 minutes
/// apart from the first to the others, tables T1 and T2 (hall 1), T3 (hall 2), V1 (hall 3, rank 3),
/// six firms and three interpreters.
enum PlanningFixture {
  static let zone = "Asia/Shanghai"

  /// 2014-07-01 at the venue, plus `day` days.
  static func at(_ day: Int, _ hour: Int, _ minute: Int) -> Date {
    Date(timeIntervalSince1970: 1_404_144_000 + Double(((day * 24) + hour) * 60 + minute) * 60)
  }

  static func range(_ day: Int, _ from: (Int, Int), _ to: (Int, Int)) -> TimeRange {
    TimeRange(start: at(day, from.0, from.1), end: at(day, to.0, to.1))
  }

  static func firm(_ id: Int64) -> Identifier<Participation> { Identifier(id) }
  static func table(_ id: Int64) -> Identifier<Space> { Identifier(id) }
  static func slot(_ id: Int64) -> Identifier<Timeslot> { Identifier(id) }

  static var slots: [PlanningSlot] {
    let starts = [(9, 0), (9, 30), (10, 0), (14, 0), (14, 30)]
    return (0..<2).flatMap { day in
      starts.enumerated().map { position, start in
        PlanningSlot(
          id: slot(Int64(day * 5 + position + 1)), code: "d\(day + 1)s\(position + 1)",
          day: CalendarDay(year: 2014, month: 7, day: day + 1)!, start: at(day, start.0, start.1),
          end: at(day, start.0, start.1 + 25), bufferMinutes: 5, session: start.0 < 12 ? "AM" : "PM"
        )
      }
    }
  }

  static func person(
    _ id: Int64, _ languages: [String], teams: Int = 1, cap: Int? = nil, busy: [TimeRange] = []
  ) -> PlanningFirm {
    PlanningFirm(
      id: firm(id), code: id < 20 ? "RU\(id)" : "CN\(id)",
      names: LocalizedText(["en": "Firm \(id)", "ru": "Фирма \(id)", "zh": "公司\(id)"]),
      country: id < 20 ? "RU" : "CN", delegation: id < 20 ? "RU-AMU" : "CN-HL",
      languages: languages, teams: teams, dailyCap: cap, rank: 9, isVIP: false, busy: busy)
  }

  static func interpreter(
    _ id: Int64, sectors: [String] = [], days: [CalendarDay] = [], cleared: Bool = true,
    busy: [TimeRange] = [], station: Identifier<Space>? = nil, perDay: Int = 360, row: Int = 60
  ) -> PlanningInterpreter {
    PlanningInterpreter(
      id: firm(id), code: "I\(id)", names: LocalizedText(["en": "Interpreter \(id)"]),
      pairs: ["ru-zh"], sectors: sectors, maxMinutesPerDay: perDay, maxMinutesInARow: row,
      availableDays: days, isCleared: cleared, busy: busy, station: station)
  }

  static func request(
    _ id: Int64, _ from: Int64, _ to: Int64, _ preference: Preference = .meet,
    sector: String? = nil, duration: Int = 1, rank: Int = 9, interpreter: Bool? = nil
  ) -> PlanningRequest {
    PlanningRequest(
      id: id, code: "R\(id)", from: firm(from), to: firm(to), preference: preference,
      sector: sector, durationSlots: duration, rank: rank, needsInterpreter: interpreter)
  }

  static func meeting(
    _ a: Int64, _ b: Int64, slot: Int64, table: Int64 = 101, interpreter: Int64? = nil,
    duration: Int = 1, teams: (Int, Int) = (1, 1), rank: Int = 9, sector: String? = nil,
    lock: LockLevel = .none
  ) -> PlannedMeeting {
    PlannedMeeting(
      pair: FirmPair(firm(a), firm(b)), slot: self.slot(slot), durationSlots: duration,
      table: self.table(table), interpreter: interpreter.map { firm($0) }, teamA: teams.0,
      teamB: teams.1, rank: rank, sector: sector, lock: lock)
  }

  /// RU11 and RU12 speak Russian (RU12 Chinese too), RU13 has two teams; CN21–CN24 speak Chinese.
  static var data: PlanningData {
    PlanningData(
      expo: Identifier(1), expoCode: "test-expo", timeZone: zone, slots: slots,
      halls: [1, 2, 3].map { PlanningHall(id: table($0), code: "HALL-\($0)", names: nil) },
      tables: [(101, 1, 9), (102, 1, 9), (103, 2, 9), (104, 3, 3)].map { id, hall, rank in
        PlanningTable(
          id: table(id), code: ["T1", "T2", "T3", "V1"][Int(id) - 101], hall: table(hall),
          maxRank: rank, seats: 4, closures: [])
      },
      walks: [
        HallWalk(from: table(1), to: table(2), minutes: 10),
        HallWalk(from: table(1), to: table(3), minutes: 5),
        HallWalk(from: table(2), to: table(3), minutes: 10),
      ],
      firms: [
        person(11, ["ru"]), person(12, ["ru", "zh"]), person(13, ["ru", "zh"], teams: 2),
        person(21, ["zh"]), person(22, ["zh"]), person(23, ["zh"]), person(24, ["zh"]),
      ],
      interpreters: [
        interpreter(31), interpreter(32, sectors: ["FOR"], cleared: false), interpreter(33),
      ],
      requests: [], locked: [])
  }
}

extension PlanningData {
  /// Makes a hall the stand of some firms.
  mutating func standAt(_ hall: Identifier<Space>, of owners: [Identifier<Participation>]) {
    halls = halls.map {
      PlanningHall(id: $0.id, code: $0.code, names: $0.names, isStand: $0.isStand || $0.id == hall)
    }
    for index in tables.indices where tables[index].hall == hall { tables[index].isStand = true }
    for index in firms.indices where owners.contains(firms[index].id) { firms[index].stand = hall }
  }
}
