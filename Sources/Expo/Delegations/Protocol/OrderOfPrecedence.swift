/// Who goes before whom, and why: delegations among those beside them, people within theirs.
///
/// The rule: by protocol rank, 1 first; then by the number in the list of the organiser; then by code.
/// A head goes before everyone else of the delegation. A place that protocol signed off is taken whatever
/// the rule says, and the others close up around it.
struct OrderOfPrecedence<Subject: Sendable>: Sendable {
  /// What the rule looks at.
  struct Candidate: Sendable {
    let subject: Subject
    let code: String
    /// Whether it leads the others.
    var isHead = false
    /// Protocol rank, 1 highest; nil where nobody has one yet.
    let rank: Int?
    /// Its number in the organiser's list.
    var listed: Int?
    /// The place that was signed off.
    var override: PrecedenceOverride?
  }

  /// A place in the order.
  struct Place: Sendable {
    let subject: Subject
    let reason: String
  }

  /// The order, first to last.
  let places: [Place]

  init(_ candidates: [Candidate]) {
    let ruled = candidates.filter { $0.override == nil }.sorted(by: Self.goesBefore)
    var order = ruled.map { Place(subject: $0.subject, reason: Self.reason(of: $0)) }
    let signed = candidates.compactMap { candidate in
      candidate.override.map { (candidate.subject, $0) }
    }.sorted { $0.1.place < $1.1.place }
    for (subject, override) in signed {
      let reason = "place \(override.place) signed off by \(override.signedBy): \(override.reason)"
      order.insert(
        Place(subject: subject, reason: reason), at: min(override.place - 1, order.count))
    }
    places = order
  }

  private static func goesBefore(_ left: Candidate, _ right: Candidate) -> Bool {
    if left.isHead != right.isHead { return left.isHead }
    let ranks = (left.rank ?? 10, right.rank ?? 10)
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
    let numbers = (left.listed ?? Int.max, right.listed ?? Int.max)
    return numbers.0 != numbers.1 ? numbers.0 < numbers.1 : left.code < right.code
  }

  private static func reason(of candidate: Candidate) -> String {
    let rank = candidate.rank.map { "rank \($0)" } ?? "no rank"
    if candidate.isHead { return "head, \(rank)" }
    return candidate.listed.map { "\(rank), number \($0) in the list" } ?? rank
  }
}

/// A place that departs from the rule.
public struct PrecedenceOverride: Sendable, Codable, Hashable {
  /// The place among those beside it, 1-based.
  public let place: Int
  /// Why.
  public let reason: String
  /// Who signed it off.
  public let signedBy: String

  /// Describes a place that somebody signed off.
  public init(place: Int, reason: String, signedBy: String) {
    self.place = place
    self.reason = reason
    self.signedBy = signedBy
  }
}
