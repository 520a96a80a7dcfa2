import Timetabling

/// Finds a new place for what cannot stand and for wishes without a meeting, changing little else.
///
/// First what lost its place is reseated with nobody else moving (`Reseating`), then everything that
/// stands is held exactly where it is and the rest placed around it. Only if that leaves something out may other
/// meetings move: those of the firms concerned, each at the price of `changePenalty`, and the result
/// counts only when it is worth more; then whatever did not move gets its own table, teams and
/// interpreter back.
struct Replanning {
  /// A change is worth one side's wish: nobody is moved for less.
  static let changePenalty = WishWeights.meet
  /// How often limits are tried to be kept by holding what went beyond them, before nothing moves.
  private static let rounds = 5
  /// Steps of a search for each meeting that may be placed or moved: a day's worth of slots, often.
  private static let stepsPerMeeting = 2_000

  /// The meetings as they stand once what can be has been reseated.
  let standing: Standing
  /// The wishes that may be placed, those of all live meetings among them.
  let wishes: [PairWish]
  let limits: ReplanLimits
  /// Solves a problem within a part of the time there is.
  let solve: (ProblemMapping, Search) -> Solution

  /// One search of several.
  struct Search {
    /// The part of the time that it may take.
    let part: Double
    /// The steps that are enough for what it may change.
    let steps: Int
    /// Whom it may concern; nil is everybody.
    let repair: Repair?
  }

  /// - Parameter mayReseat: Whether other meetings may give a table or an interpreter away.
  init(
    _ standing: Standing, wishes: [PairWish], limits: ReplanLimits, mayReseat: Bool,
    solve: @escaping (ProblemMapping, Search) -> Solution
  ) {
    var reseating = Reseating(standing, limits)
    self.standing = mayReseat ? Standing(standing, seating: reseating.seat()) : standing
    self.wishes = wishes
    self.limits = limits
    self.solve = solve
  }

  /// The meetings of the best plan found.
  func plan() throws -> [PlannedMeeting] {
    let still = try still(0.3)
    guard limits.maxMoves != 0, !movable.isEmpty, isWanting(still) else { return still }
    let placed = Set(still.map(\.pair))
    let moving = try movingFew(
      for: wishes.map(\.pair).filter { !placed.contains($0) }, from: still)
    guard value(of: moving) > value(of: still) else { return still }
    return try givingBack(moving)
  }

  // MARK: Steps

  private func still(_ part: Double) throws -> [PlannedMeeting] {
    try solved(holding: standing.sound, told: standing.broken.map(\.meeting), part)
  }

  /// Moves what may move, within the limits: meetings of the firms that were left out.
  private func movingFew(
    for left: [FirmPair], from still: [PlannedMeeting]
  ) throws -> [PlannedMeeting] {
    let concerned = Set(left.flatMap(\.firms))
    var held = standing.sound.filter { !isMovable($0) }
    for round in 0..<Self.rounds {
      let names = Set(held.map(\.pair))
      let told = standing.told.filter { !names.contains($0.pair) }
      let plan = try solved(
        holding: held, told: told, round == 0 ? 0.4 : 0.1, concerning: concerned)
      let excess = Set(limits.excess(among: changed(plan)))
      if excess.isEmpty { return plan }
      held += standing.sound.filter { excess.contains($0.pair) }
    }
    return still
  }

  /// The same with what did not move exactly as it was, if that is worth as much.
  private func givingBack(_ plan: [PlannedMeeting]) throws -> [PlannedMeeting] {
    let gone = Set(changed(plan))
    let held = standing.sound.filter { !gone.contains($0.pair) }
    let told = standing.told.filter { meeting in !held.contains { $0.pair == meeting.pair } }
    let better = try solved(holding: held, told: told, 0.1)
    let isFine =
      value(of: better) >= value(of: plan)
      && limits.excess(among: changed(better)).isEmpty
    return isFine ? better : plan
  }

  /// - Parameter concerned: The firms whose meetings may change; nil is everybody who is not held.
  private func solved(
    holding held: [PlannedMeeting], told: [PlannedMeeting], _ part: Double,
    concerning concerned: Set<Identifier<Participation>>? = nil
  ) throws -> [PlannedMeeting] {
    var data = standing.data
    data.locked = (standing.begun + held).sorted { $0.pair < $1.pair }
    data.kept = data.kept.filter { kept in !held.contains { $0.pair == kept.pair } }
    let fixedInTime = standing.broken.map(\.meeting).filter(limits.fixesTime)
    let mapping = try ProblemMapping(
      data, wishes: wishes,
      told: ToldMeetings(
        meetings: told, changePenalty: Self.changePenalty,
        changesPerFirm: limits.maxChangesPerFirm,
        times: Dictionary(uniqueKeysWithValues: fixedInTime.map { ($0.pair, $0) })))
    let touched = concerned.map { firms in Set(firms.map(mapping.shapes.party)) }
    let repair = touched.map(Repair.init(touched:))
    let open =
      repair.map { Neighbourhood(mapping.problem, $0).requests.count }
      ?? wishes.count - data.locked.count
    let search = Search(part: part, steps: Self.stepsPerMeeting * max(10, open), repair: repair)
    let locks = Dictionary(uniqueKeysWithValues: standing.told.map { ($0.pair, $0.lock) })
    return mapping.meetings(of: solve(mapping, search).timetable).map { meeting in
      var meeting = meeting
      meeting.lock = locks[meeting.pair] ?? .none
      return meeting
    }
  }

  // MARK: Judging

  private var movable: [PlannedMeeting] { standing.sound.filter(isMovable) }

  private func isMovable(_ meeting: PlannedMeeting) -> Bool {
    !limits.fixesTime(meeting)
  }

  /// Whether something is left out or moved that might not have to be.
  private func isWanting(_ plan: [PlannedMeeting]) -> Bool {
    plan.count < wishes.count || !moves(plan, standing.broken.map(\.meeting)).isEmpty
  }

  /// The sound meetings that a plan has elsewhere or not at all.
  private func changed(_ plan: [PlannedMeeting]) -> [FirmPair] { moves(plan, standing.sound) }

  private func moves(_ plan: [PlannedMeeting], _ before: [PlannedMeeting]) -> [FirmPair] {
    let halls = PlanningIndex(standing.data).tables.mapValues(\.hall)
    let planned = Dictionary(uniqueKeysWithValues: plan.map { ($0.pair, $0) })
    return before.filter { meeting in
      guard let now = planned[meeting.pair] else { return true }
      return now.slot != meeting.slot || halls[now.table] != halls[meeting.table]
    }.map(\.pair)
  }

  private func value(of plan: [PlannedMeeting]) -> Int {
    let weights = Dictionary(uniqueKeysWithValues: wishes.map { ($0.pair, $0.weight) })
    return plan.reduce(0) { $0 + (weights[$1.pair] ?? 0) }
      - Self.changePenalty * moves(plan, standing.told).count
  }
}
