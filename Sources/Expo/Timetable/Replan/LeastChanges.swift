/// A proven lower bound on how many meetings must move or go, whatever the plan.
///
/// Slot by slot: a meeting whose firms are not there or whom no table or interpreter of the hall suits
/// any more cannot stay; of the others no more can stay than tables of their halls and interpreters
/// can be given one each (maximum matching). Changes of table or interpreter alone do not count.
struct LeastChanges {
  private let data: PlanningData
  private let rules: MeetingRules
  private let index: PlanningIndex

  init(_ standing: Standing) {
    data = standing.data
    rules = MeetingRules(standing.data)
    index = rules.index
  }

  /// The bound for meetings that were told.
  func count(among told: [PlannedMeeting]) -> Int {
    Dictionary(grouping: told, by: \.slot).values.reduce(0) { $0 + changes(of: $1) }
  }

  /// Of meetings that start together.
  private func changes(of meetings: [PlannedMeeting]) -> Int {
    let options = meetings.map { (tables: tables(for: $0), people: people(for: $0)) }
    let staying = options.filter { !$0.tables.isEmpty && $0.people?.isEmpty != true }
    let seated = Matching.size(staying.map(\.tables))
    let interpreted = staying.compactMap(\.people)
    let missing = max(
      staying.count - seated, interpreted.count - Matching.size(interpreted))
    return meetings.count - staying.count + missing
  }

  /// The tables of the meeting's hall at which it could stay; none when a firm is away or the wish gone.
  private func tables(for meeting: PlannedMeeting) -> [Identifier<Space>] {
    guard let wish = rules.wishes[meeting.pair], let now = index.tables[meeting.table] else {
      return []
    }
    var draft = meeting
    draft.durationSlots = wish.durationSlots
    draft.rank = wish.rank
    draft.teams = draft.teams.map { _ in 1 }
    guard let during = data.occupied(draft, index),
      case .success(let ruled) = rules.resolve(draft), rules.firmViolations(ruled).isEmpty
    else { return [] }
    return data.tables.filter { table in
      table.hall == now.hall && table.maxRank >= wish.rank
        && table.admits(ruled.firms)
        && !table.closures.contains { $0.overlaps(during) }
    }.map(\.id)
  }

  /// Who could interpret it where it stands; nil when nobody needs to.
  private func people(for meeting: PlannedMeeting) -> [Identifier<Participation>]? {
    guard let wish = rules.wishes[meeting.pair], wish.needsInterpreter else { return nil }
    return data.interpreters.filter { person in
      var draft = meeting
      draft.durationSlots = wish.durationSlots
      draft.rank = wish.rank
      draft.teams = draft.teams.map { _ in 1 }
      draft.interpreter = person.id
      guard case .success(let ruled) = rules.resolve(draft) else { return false }
      return rules.interpreterViolations(ruled).isEmpty
    }.map(\.id)
  }
}

/// The most pairs that can be formed at once (augmenting paths; Kuhn 1955).
enum Matching {
  /// - Parameter options: For each on one side, whom it may be given on the other.
  static func size<Other: Hashable>(_ options: [[Other]]) -> Int {
    var taken: [Other: Int] = [:]
    func place(_ item: Int, _ seen: inout Set<Other>) -> Bool {
      for other in options[item] where seen.insert(other).inserted {
        guard let holder = taken[other] else {
          taken[other] = item
          return true
        }
        if place(holder, &seen) {
          taken[other] = item
          return true
        }
      }
      return false
    }
    return options.indices.count { item in
      var seen = Set<Other>()
      return place(item, &seen)
    }
  }
}
