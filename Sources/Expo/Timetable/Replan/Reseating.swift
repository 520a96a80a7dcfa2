import Foundation

/// Finds a seat for meetings that lost theirs, moving nobody else.
///
/// A meeting takes a table or an interpreter that is free then, or one whose meeting takes another one
/// itself, and so on: augmenting paths among the meetings of one time (Kuhn 1955), short ones first. It
/// stays at its time in its hall if that can be, else it goes where it can be; all others keep time and
/// hall. `MeetingRules` judges every step. Locked meetings give nothing away.
struct Reseating {
  private let rules: MeetingRules
  private let limits: ReplanLimits
  /// What has begun stands and gives nothing away.
  private let begun: Set<FirmPair>
  private let broken: [Standing.Broken]
  private var seated: SeatedMeetings
  private var known: [PlannedMeeting: [Thing]] = [:]
  /// The most meetings that give something away for one.
  private static let longestChain = 4
  /// The same for one that goes elsewhere.
  private static let longestChainElsewhere = 1

  /// What a meeting can be given anew: a table or an interpreter.
  private typealias Thing = SeatedMeetings.Use

  init(_ standing: Standing, _ limits: ReplanLimits) {
    // Locks are not looked at meeting by meeting: what is locked is never touched here.
    var data = standing.data
    data.locked = []
    rules = MeetingRules(data)
    self.limits = limits
    begun = Set(standing.begun.map(\.pair))
    broken = standing.broken
    seated = SeatedMeetings(standing.begun + standing.sound, data)
  }

  /// The meetings that can stand by now: first those that keep their time, firm and weighty ones before
  /// others, then those that go elsewhere.
  mutating func seat() -> [PlannedMeeting] {
    let meetings = broken.map(\.meeting).filter { rules.wishes[$0.pair] != nil }.sorted {
      ($1.firmness, weight($1), $0.pair) < ($0.firmness, weight($0), $1.pair)
    }
    let left = meetings.filter { !seat(asWished($0), Self.longestChain) }
    for meeting in left where !limits.fixesTime(meeting) { seatElsewhere(asWished(meeting)) }
    return seated.meetings.values.filter { !begun.contains($0.pair) }
      .sorted { $0.pair < $1.pair }
  }

  private func weight(_ meeting: PlannedMeeting) -> Int { rules.wishes[meeting.pair]?.weight ?? 0 }

  /// The meeting as its firms wish it by now.
  private func asWished(_ meeting: PlannedMeeting) -> PlannedMeeting {
    var meeting = meeting
    if let wish = rules.wishes[meeting.pair] {
      meeting.durationSlots = wish.durationSlots
      meeting.rank = wish.rank
      if !wish.needsInterpreter { meeting.interpreter = nil }
    }
    return meeting
  }

  // MARK: One meeting

  /// The first slot and hall where it can be, by time; not at its own time, which was tried.
  private mutating func seatElsewhere(_ meeting: PlannedMeeting) {
    let halls = Dictionary(grouping: rules.data.tables, by: \.hall).values.compactMap(\.first?.id)
    for slot in rules.data.slots where !rules.data.isPast(slot) {
      for table in halls.sorted() {
        for teams in rules.teams(of: meeting.pair) {
          var draft = meeting
          draft.slot = slot.id
          draft.table = table
          draft.teams = teams
          if canCome(draft), seat(draft, Self.longestChainElsewhere) { return }
        }
      }
    }
  }

  /// Whether the firms can come there then, whoever has table and interpreter.
  private func canCome(_ draft: PlannedMeeting) -> Bool {
    let others = draft.pair.firms.flatMap {
      seated.taking(.firm($0), onDayOf: draft)
    }
    let firms: Set<RuleCode> = [
      .unknownReference, .notConsecutive, .firmBusy, .firmDailyCap, .teamTwice, .teamWalk,
    ]
    return !rules.violations(adding: draft, to: others).contains { firms.contains($0.code) }
  }

  /// First a table of the hall, then an interpreter; without both nothing has changed.
  private mutating func seat(_ meeting: PlannedMeeting, _ longest: Int) -> Bool {
    let before = seated
    var bare = meeting
    bare.interpreter = nil
    guard place(bare, tables(for: bare), longest) else { return false }
    guard rules.wishes[meeting.pair]?.needsInterpreter == true,
      var waiting = seated.meetings[meeting.pair]
    else { return true }
    waiting.interpreter = meeting.interpreter
    seated.take(meeting.pair)
    if place(waiting, interpreters(for: waiting), longest) { return true }
    seated = before
    return false
  }

  /// By as short a chain as can be.
  private mutating func place(
    _ meeting: PlannedMeeting, _ things: [Thing], _ longest: Int
  ) -> Bool {
    for length in 0...longest {
      var tried: [Thing: Int] = [:]
      if place(meeting, things, length, &tried) { return true }
    }
    return false
  }

  /// Gives a meeting one of some things, if need be that of another meeting which finds a new one, at
  /// most `length` meetings on; where that fails nothing has changed.
  private mutating func place(
    _ meeting: PlannedMeeting, _ things: [Thing], _ length: Int, _ tried: inout [Thing: Int]
  ) -> Bool {
    for thing in things where tried[thing] ?? -1 < length {
      tried[thing] = length
      let draft = meeting.given(thing)
      let holders = holders(of: thing, during: draft)
      guard holders.count <= min(1, length), holders.allSatisfy(mayGive) else { continue }
      for holder in holders { seated.take(holder.pair) }
      if isSound(draft) {
        seated.put(draft)
        var follows = true
        for holder in holders where follows {
          follows = place(holder, alternatives(to: thing, for: holder), length - 1, &tried)
        }
        if follows { return true }
        seated.take(draft.pair)
      }
      for holder in holders { seated.put(holder) }
    }
    return false
  }

  private func mayGive(_ holder: PlannedMeeting) -> Bool {
    holder.lock == .none && !begun.contains(holder.pair)
  }

  private func isSound(_ draft: PlannedMeeting) -> Bool {
    let others = seated.sharing(with: draft)
    return hasTimeToWalk(draft, others)
      && rules.violations(adding: draft, to: others)
        .allSatisfy { $0.code == .interpreterMissing && draft.interpreter == nil }
  }

  /// Whether nobody has to walk in the buffer, which the solver may not count on.
  private func hasTimeToWalk(_ draft: PlannedMeeting, _ others: [PlannedMeeting]) -> Bool {
    guard let here = rules.index.tables[draft.table]?.hall,
      let during = rules.data.occupied(draft, rules.index)
    else { return false }
    return others.filter { $0.sharesPeople(with: draft) }.allSatisfy { other in
      guard let there = rules.index.tables[other.table]?.hall,
        let time = rules.data.occupied(other, rules.index)
      else { return true }
      let walk = Double(rules.index.minutes(from: here, to: there)) * 60
      return during.end.addingTimeInterval(walk) <= time.start
        || time.end.addingTimeInterval(walk) <= during.start
    }
  }

  // MARK: What there is

  private func holders(of thing: Thing, during draft: PlannedMeeting) -> [PlannedMeeting] {
    guard let during = rules.data.occupied(draft, rules.index) else { return [] }
    return seated.taking(thing, onDayOf: draft).filter { other in
      other.pair != draft.pair && rules.data.occupied(other, rules.index)?.overlaps(during) == true
    }
  }

  private mutating func alternatives(to thing: Thing, for meeting: PlannedMeeting) -> [Thing] {
    switch thing {
    case .table: tables(for: meeting)
    case .interpreter: interpreters(for: meeting)
    case .firm: []
    }
  }

  /// The tables of its hall for its rank, its own first, then those that few others may use.
  private func tables(for meeting: PlannedMeeting) -> [Thing] {
    guard let hall = rules.index.tables[meeting.table]?.hall else { return [] }
    return rules.data.tables.filter { $0.hall == hall && $0.maxRank >= meeting.rank }
      .sorted {
        ($0.id != meeting.table ? 1 : 0, $0.maxRank) < ($1.id != meeting.table ? 1 : 0, $1.maxRank)
      }
      .map { .table($0.id) }
  }

  /// Who suits it where it stands, its own interpreter first, then those who suit few others.
  private mutating func interpreters(for meeting: PlannedMeeting) -> [Thing] {
    if let known = known[meeting] { return known }
    let suited = rules.data.interpreters.filter { person in
      let draft = meeting.given(.interpreter(person.id))
      guard case .success(let ruled) = rules.resolve(draft) else { return false }
      return rules.interpreterViolations(ruled).isEmpty
    }
    let things = suited.sorted {
      ($0.id != meeting.interpreter ? 1 : 0, $0.pairs.count, $0.id)
        < ($1.id != meeting.interpreter ? 1 : 0, $1.pairs.count, $1.id)
    }.map { Thing.interpreter($0.id) }
    known[meeting] = things
    return things
  }
}

extension PlannedMeeting {
  fileprivate func given(_ thing: SeatedMeetings.Use) -> PlannedMeeting {
    var meeting = self
    switch thing {
    case .table(let table): meeting.table = table
    case .interpreter(let person): meeting.interpreter = person
    case .firm: break
    }
    return meeting
  }

  /// Whether a team or the interpreter is in both.
  fileprivate func sharesPeople(with other: PlannedMeeting) -> Bool {
    if let interpreter, other.interpreter == interpreter { return true }
    let teams = zip(pair.firms, teams)
    return zip(other.pair.firms, other.teams).contains { team in
      teams.contains { $0 == team }
    }
  }
}
