import Foundation

/// The live meetings at an instant: what has begun, what can stand, and what cannot.
struct Standing: Sendable {
  /// A meeting that cannot stand as it is, and why.
  struct Broken: Sendable {
    let meeting: PlannedMeeting
    let why: [RuleViolation]
  }

  /// As the meetings that have begun make it; these are its locked ones.
  let data: PlanningData
  let begun: [PlannedMeeting]
  let sound: [PlannedMeeting]
  let broken: [Broken]

  /// Sorts the live meetings; what has begun at the instant is not judged.
  ///
  /// Where several meetings break a rule together, as when a firm takes fewer a day, those of the
  /// least weight give way, never one that is locked or of protocol before one that is not.
  init(_ source: PlanningData, live: [LiveMeeting], asOf instant: Date?) {
    let begun =
      instant.map { instant in
        live.filter { $0.during.start < instant }.map(\.plan)
      } ?? []
    let names = Set(begun.map(\.pair))
    let rest = live.map(\.plan).filter { !names.contains($0.pair) }
    var data = source.honouring(begun)
    data.notBefore = instant
    data.locked = begun
    data.kept = rest.filter { $0.lock != .none }
    let rules = MeetingRules(data)
    var sound = rest
    var why: [FirmPair: [RuleViolation]] = [:]
    while true {
      let found = rules.violations(of: begun + sound)
      let given = Self.givingWay(found, among: sound, rules)
      if given.isEmpty { break }
      why.merge(given) { $0 + $1 }
      sound.removeAll { given[$0.pair] != nil }
    }
    self.data = data
    self.begun = begun
    self.sound = sound
    broken = rest.compactMap { meeting in
      why[meeting.pair].map { Broken(meeting: meeting, why: $0) }
    }
  }

  /// The same once these of its meetings stand, by now with another table or interpreter.
  init(_ standing: Standing, seating seated: [PlannedMeeting]) {
    let pairs = Set(seated.map(\.pair))
    data = standing.data
    begun = standing.begun
    sound = seated
    broken = standing.broken.filter { !pairs.contains($0.meeting.pair) }
  }

  /// Every meeting that has not begun.
  var told: [PlannedMeeting] { sound + broken.map(\.meeting) }

  /// The meetings that have to give way, with the rules that say so.
  private static func givingWay(
    _ found: [RuleViolation], among meetings: [PlannedMeeting], _ rules: MeetingRules
  ) -> [FirmPair: [RuleViolation]] {
    let known = Dictionary(uniqueKeysWithValues: meetings.map { ($0.pair, $0) })
    var given: [FirmPair: [RuleViolation]] = [:]
    for violation in found where violation.meetings.count == 1 {
      let pair = violation.meetings[0]
      if known[pair] != nil { given[pair, default: []].append(violation) }
    }
    if !given.isEmpty { return given }
    for violation in found where !violation.meetings.contains(where: { given[$0] != nil }) {
      let first = violation.meetings.compactMap { known[$0] }.min {
        ($0.firmness, rules.wishes[$0.pair]?.weight ?? 0, $0.pair)
          < ($1.firmness, rules.wishes[$1.pair]?.weight ?? 0, $1.pair)
      }
      if let first { given[first.pair] = [violation] }
    }
    return given
  }
}

extension PlannedMeeting {
  /// Whether it is a protocol matter: locked as such, or of a rank that needs clearance.
  var isProtocol: Bool { lock == .vip || rank <= MeetingRules.protocolRank }

  /// The firmer, the later it gives way.
  var firmness: Int { (lock == .none ? 0 : 1) + (isProtocol ? 2 : 0) }
}
