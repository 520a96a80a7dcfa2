import Foundation

@testable import Expo

/// Small expos at random, the same for the same seed: closures, absences, walks, stations, caps,
/// teams, long meetings, groups, stands, vetoes, ranks and sectors, all scarce enough to bind.
struct RandomPlanning {
  private typealias Fixture = PlanningFixture

  /// SplitMix64 (Steele, Lea, Flood 2014).
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func number(_ range: Range<Int>) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return range.lowerBound + Int(z % UInt64(range.count))
  }

  private mutating func chance(_ percent: Int) -> Bool { number(0..<100) < percent }

  private mutating func absences() -> [TimeRange] {
    guard chance(30) else { return [] }
    let (day, hour) = (number(0..<2), number(8..<15))
    return [Fixture.range(day, (hour, number(0..<60)), (hour + number(1..<5), number(0..<60)))]
  }

  private mutating func table(_ id: Int64) -> PlanningTable {
    PlanningTable(
      id: Fixture.table(id), code: "T\(id)", hall: Fixture.table(Int64(number(1..<4))),
      maxRank: chance(20) ? number(3..<9) : 9, seats: 4, closures: chance(30) ? absences() : [])
  }

  private mutating func interpreter(_ id: Int64) -> PlanningInterpreter {
    let days = ["2014-07-01", "2014-07-02"].compactMap(CalendarDay.init)
    return Fixture.interpreter(
      id, sectors: chance(50) ? ["ENE", "FOR"] : [], days: chance(30) ? [days[number(0..<2)]] : [],
      cleared: chance(50), busy: absences(),
      station: chance(30) ? Fixture.table(Int64(number(1..<4))) : nil,
      perDay: chance(50) ? 90 : 360, row: [30, 60, 90][number(0..<3)])
  }

  private mutating func firm(_ id: Int64) -> PlanningFirm {
    let own = id < 20 ? "ru" : "zh"
    return Fixture.person(
      id, chance(30) ? [own, "en"] : [own], teams: chance(20) ? 2 : 1,
      cap: chance(30) ? number(1..<4) : nil, busy: absences())
  }

  private mutating func request(_ id: Int64) -> PlanningRequest {
    let sides = [Int64(number(11..<19)), Int64(number(21..<29))]
    let from = number(0..<2)
    return Fixture.request(
      id, sides[from], sides[1 - from],
      [.must, .meet, .meet, .no][number(0..<(chance(20) ? 4 : 3))],
      sector: [nil, "ENE", "FOR", "AGR"][number(0..<4)], duration: chance(20) ? number(2..<4) : 1,
      rank: chance(15) ? number(2..<9) : 9, interpreter: [nil, nil, true, false][number(0..<4)])
  }

  mutating func data() -> PlanningData {
    var data = Fixture.data
    data.tables = (101..<105).map { table($0) }
    data.firms = (Array(11..<19) + Array(21..<29)).map { firm($0) }
    data.interpreters = (31..<34).map { interpreter($0) }
    let measured = [(1, 2), (1, 3), (2, 3)].filter { _ in chance(80) }.map { from, to in
      HallWalk(
        from: Fixture.table(Int64(from)), to: Fixture.table(Int64(to)), minutes: number(0..<40))
    }
    data.walks = HallWalks.complete(measured, between: data.halls.map(\.id))
    var seen = Set<[Int64]>()
    data.requests = (1..<60).map { request($0) }
      .filter { seen.insert([$0.from.rawValue, $0.to.rawValue]).inserted }
    for id in 60..<Int64(number(60..<64)) { data.requests.append(group(id)) }
    if chance(50) { setUpStand(in: &data) }
    return data
  }

  /// A wish for a meeting of three or four.
  private mutating func group(_ id: Int64) -> PlanningRequest {
    let (one, other) = (Int64(number(11..<19)), Int64(number(21..<29)))
    var request = Fixture.request(
      id, one, other, .must, duration: number(1..<3), interpreter: [nil, false][number(0..<2)])
    let guests = (0..<number(1..<3)).map { _ in
      [Int64(number(11..<19)), Int64(number(21..<29))][number(0..<2)]
    }
    request.guests = Set(guests).subtracting([one, other]).sorted().map { Fixture.firm($0) }
    return request
  }

  /// Gives one hall to two firms of either side.
  private mutating func setUpStand(in data: inout PlanningData) {
    let hall = data.tables[number(0..<4)].hall
    data.standAt(
      hall, of: [Fixture.firm(Int64(number(11..<19))), Fixture.firm(Int64(number(21..<29)))])
  }
}
