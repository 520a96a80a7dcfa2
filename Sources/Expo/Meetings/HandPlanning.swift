import Postgres

/// What a change by hand is judged by: the firms, who meets on that day, and the places.
struct HandPlanning {
  let edition: Edition
  let pair: FirmPair
  /// Nil is every day.
  let day: CalendarDay?
  let data: PlanningData
  /// The live meetings then.
  let standing: [PlannedMeeting]
  /// The wish of the pair, made up when neither firm asked for it.
  let wish: PairWish?
  /// Duration and rank as the organiser fixes them, instead of those asked for.
  private let fixed: Fixed?

  /// What an organiser may decide otherwise than the firms.
  struct Fixed {
    let durationSlots: Int
    let rank: Int
  }

  init(
    _ edition: Edition, _ pair: FirmPair, day: CalendarDay?, fixed: Fixed? = nil,
    in tx: PostgresTransaction
  ) async throws {
    let standing = try await MeetingQueries.live(of: edition.id, day: day, in: tx).map(\.plan)
    let firms = Set(standing.flatMap(\.pair.firms) + pair.firms)
    var data = try await PlanningQueries.load(edition, firms: firms.sorted(), in: tx)
    data.locked = []
    data.requests = Self.requests(of: pair, among: data.requests, fixed: fixed)
    self.edition = edition
    self.pair = pair
    self.day = day
    self.data = data
    self.standing = standing
    self.fixed = fixed
    wish = Pairing(data).wishes.first { $0.pair == pair }
  }

  /// The same as it is by now.
  func reloaded(in tx: PostgresTransaction) async throws -> HandPlanning {
    try await HandPlanning(edition, pair, day: day, fixed: fixed, in: tx)
  }

  /// The same with another duration and rank.
  func fixing(durationSlots: Int, rank: Int, in tx: PostgresTransaction) async throws -> Self {
    try await HandPlanning(
      edition, pair, day: day, fixed: Fixed(durationSlots: durationSlots, rank: rank), in: tx)
  }

  /// What the firms asked of each other; whoever books by hand wishes it in their stead.
  static func requests(
    of pair: FirmPair, among requests: [PlanningRequest], fixed: Fixed?
  ) -> [PlanningRequest] {
    let refusals = requests.filter { request in
      request.preference == .no && request.pair.firms.allSatisfy(pair.contains)
    }
    var own = requests.filter { $0.preference != .no && $0.pair == pair }
    if own.isEmpty {
      own.append(
        PlanningRequest(
          id: 0, code: "", from: pair.a, to: pair.b, preference: .meet, sector: nil,
          durationSlots: 1, rank: PlanningTable.everybody, needsInterpreter: nil,
          guests: pair.guests))
    }
    guard let fixed else { return own + refusals }
    let asFixed = own.map { request in
      PlanningRequest(
        id: request.id, code: request.code, from: request.from, to: request.to,
        preference: request.preference, sector: request.sector,
        durationSlots: fixed.durationSlots, rank: fixed.rank,
        needsInterpreter: request.needsInterpreter, guests: request.guests)
    }
    return asFixed + refusals
  }

  func slot(_ code: String) throws -> PlanningSlot {
    try find(code, "slot", in: data.slots, by: \.code)
  }

  func table(_ code: String) throws -> PlanningTable {
    try find(code, "table", in: data.tables, by: \.code)
  }

  func interpreter(_ code: String) throws -> PlanningInterpreter {
    try find(code, "interpreter", in: data.interpreters, by: \.code)
  }

  /// Tables in the order in which a meeting of this rank should ask for them: not for higher ranks
  /// than need be.
  var tablesByChoice: [Identifier<Space>] {
    let firms = pair.firms.compactMap { id in data.firms.first { $0.id == id } }
    let open = data.tables.filter { $0.admits(firms) }
    // Where none is, any table says why.
    return (open.isEmpty ? data.tables : open).sorted {
      ($1.maxRank, $0.code) < ($0.maxRank, $1.code)
    }.map(\.id)
  }

  /// Who might interpret, those with the fewest other uses first; nobody when nobody is needed.
  var interpretersByChoice: [Identifier<Participation>?] {
    guard wish?.needsInterpreter == true else { return [nil] }
    return data.interpreters
      .sorted { ($0.pairs.count, $0.code) < ($1.pairs.count, $1.code) }.map(\.id)
  }

  private func find<Row>(
    _ code: String, _ what: String, in rows: [Row], by key: KeyPath<Row, String>
  ) throws -> Row {
    guard let row = rows.first(where: { $0[keyPath: key] == code }) else {
      throw MeetingError.referenceUnknown(what: what, code: code, expo: edition.code)
    }
    return row
  }
}
