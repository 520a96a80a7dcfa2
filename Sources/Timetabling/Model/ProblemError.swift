/// What is wrong with the parts of a problem, naming the element.
public enum ProblemError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A slot has a negative day, no length, overlaps the one before it, or is out of order.
  case slot(Int, String)
  /// A hall or one of its table classes has an impossible number.
  case hall(Int, String)
  /// The walking times are not a square matrix of non-negative minutes.
  case travel(String)
  /// A party has an impossible number or names a hall or slot that does not exist.
  case party(Int, String)
  /// An interpreter has an impossible number or names a hall or slot that does not exist.
  case interpreter(Int, String)
  /// A request has an impossible number or names a party or slot that does not exist.
  case request(Int, String)
  /// A locked placement (by its position) names something that does not exist.
  case locked(Int, String)
  /// An announced placement (by its position) names something that does not exist.
  case announced(Int, String)
  /// The locked placements break a rule among themselves.
  case lockedConflict(Violation)
  /// An objective weight is negative, or `notBefore` is not a slot.
  case objective(String)

  /// One sentence that names the element.
  public var description: String {
    switch self {
    case .slot(let index, let text): "slot \(index): \(text)"
    case .hall(let index, let text): "hall \(index): \(text)"
    case .travel(let text): "walking times: \(text)"
    case .party(let index, let text): "party \(index): \(text)"
    case .interpreter(let index, let text): "interpreter \(index): \(text)"
    case .request(let index, let text): "request \(index): \(text)"
    case .locked(let index, let text): "locked placement \(index): \(text)"
    case .announced(let index, let text): "announced placement \(index): \(text)"
    case .lockedConflict(let violation): "locked placements clash: \(violation)"
    case .objective(let text): "objective: \(text)"
    }
  }
}
