/// Proves a version from the planning data, the wishes and the certificate.
///
/// Nothing of it comes from the solver: the rules are those of `MeetingRules`, sums and bound are
/// worked out anew.
struct VersionCheck {
  let version: ScheduleVersion
  let entries: [WeighedMeeting]
  let unplaced: [FirmPair: Int]
  let certificate: StoredCertificate
  /// The data as they were for the version: locked is what it has as locked.
  let data: PlanningData
  let wishes: [PairWish]
  /// Whether the input is still the one the version was made from.
  let isCurrent: Bool

  private var index: PlanningIndex { PlanningIndex(data) }

  /// The weight placed, as the wishes of today say.
  var weight: Int {
    let weights = Dictionary(uniqueKeysWithValues: wishes.map { ($0.pair, $0.weight) })
    return entries.reduce(0) { $0 + (weights[$1.plan.pair] ?? 0) }
  }

  /// The bound that the certificate proves.
  var provenBound: Int? { BoundCheck(certificate, data, wishes: wishes)?.provenBound() }

  func checks() -> [VerificationCheck] {
    let rules = VerificationCheck("rules", brokenRules() + wrongTimes())
    guard isCurrent else {
      return [rules] + ["wishes", "figures", "bound"].map(VerificationCheck.init(notMade:))
    }
    return [
      rules, VerificationCheck("wishes", wrongWishes()),
      VerificationCheck("figures", wrongFigures()), VerificationCheck("bound", wrongBound()),
    ]
  }

  private func brokenRules() -> [String] {
    MeetingRules.violations(of: entries.map(\.plan), in: data).map(\.sentence)
  }

  private func wrongTimes() -> [String] {
    let index = index
    return entries.filter { data.during($0.plan, index).map { [$0] } != [$0.during] }
      .map { "\(index.name(of: $0.plan.pair)) is not at the time of its slots" }
  }

  private func wrongWishes() -> [String] {
    let index = index
    var found: [String] = []
    let weights = Dictionary(uniqueKeysWithValues: wishes.map { ($0.pair, $0.weight) })
    let placed = Set(entries.map(\.plan.pair))
    for entry in entries where entry.weight != weights[entry.plan.pair] {
      found.append(
        "\(index.name(of: entry.plan.pair)) counts \(entry.weight) instead of "
          + "\(weights[entry.plan.pair] ?? 0)")
    }
    for (pair, weight) in unplaced.sorted(by: { $0.key < $1.key }) {
      if placed.contains(pair) {
        found.append("\(index.name(of: pair)) is placed and said to be unplaced")
      } else if weights[pair] != weight {
        found.append("\(index.name(of: pair)) is unplaced with \(weight), not its wish's weight")
      }
    }
    for wish in wishes where !placed.contains(wish.pair) && unplaced[wish.pair] == nil {
      found.append("\(index.name(of: wish.pair)) is neither placed nor explained")
    }
    return found
  }

  private func wrongFigures() -> [String] {
    let team = TeamDays(entries.map(\.plan), data)
    let figures = [
      ("wishes", version.wishes, wishes.count), ("placed", version.placed, entries.count),
      ("weight", version.weight, weight), ("idle", version.idle, team.idle),
      ("moves", version.moves, team.moves),
    ]
    return figures.filter { $0.1 != $0.2 }.map { name, stored, counted in
      "\(name) is stored as \(stored), but counts \(counted)"
    }
  }

  private func wrongBound() -> [String] {
    guard let proven = provenBound else { return ["the certificate proves no bound"] }
    var found: [String] = []
    if proven > version.bound {
      found.append("the certificate proves \(proven), not the bound \(version.bound)")
    }
    if weight > proven { found.append("the weight \(weight) exceeds the proven bound \(proven)") }
    if version.optimal, weight < min(proven, version.bound) {
      found.append("said to be optimal, but \(weight) is below the bound \(version.bound)")
    }
    return found
  }
}
