/// Where to find the rows of some planning data by their keys.
struct PlanningIndex: Sendable {
  let slots: [Identifier<Timeslot>: Int]
  let halls: [Identifier<Space>: PlanningHall]
  let tables: [Identifier<Space>: PlanningTable]
  let firms: [Identifier<Participation>: PlanningFirm]
  let interpreters: [Identifier<Participation>: PlanningInterpreter]
  private let walks: [Identifier<Space>: [Identifier<Space>: Int]]

  init(_ data: PlanningData) {
    slots = Dictionary(
      uniqueKeysWithValues: data.slots.enumerated().map { ($0.element.id, $0.offset) })
    halls = Dictionary(uniqueKeysWithValues: data.halls.map { ($0.id, $0) })
    tables = Dictionary(uniqueKeysWithValues: data.tables.map { ($0.id, $0) })
    firms = Dictionary(uniqueKeysWithValues: data.firms.map { ($0.id, $0) })
    interpreters = Dictionary(uniqueKeysWithValues: data.interpreters.map { ($0.id, $0) })
    var walks: [Identifier<Space>: [Identifier<Space>: Int]] = [:]
    for walk in data.walks {
      walks[walk.from, default: [:]][walk.to] = walk.minutes
      walks[walk.to, default: [:]][walk.from] = walk.minutes
    }
    self.walks = walks
  }

  /// Minutes on foot from one hall to another.
  func minutes(from one: Identifier<Space>, to other: Identifier<Space>) -> Int {
    one == other ? 0 : walks[one]?[other] ?? 0
  }

  /// `RU0001–CN0002`, with guests `RU0001–CN0002–CN0003`.
  func name(of pair: FirmPair) -> String {
    pair.firms.map { name(of: $0) }.joined(separator: "–")
  }

  /// The code of a firm, or its key when it takes no part.
  func name(of firm: Identifier<Participation>) -> String {
    firms[firm]?.code ?? "participation \(firm)"
  }
}
