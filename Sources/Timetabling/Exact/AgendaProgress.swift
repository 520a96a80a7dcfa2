/// Where the solver of an agenda is, whenever it has found something.
public struct AgendaProgress: Sendable, Hashable {
  /// The breaks of the best plan so far, if there is one.
  public let breaks: Int?
  /// No plan has fewer breaks.
  public let bound: Int
}
