/// What solving an agenda came to.
public struct AgendaOutcome: Sendable, Hashable {
  /// How much of it is proved.
  public enum Status: String, Sendable, Hashable {
    /// No plan has fewer breaks than this one.
    case optimal
    /// There is a plan; whether a better one exists is open.
    case feasible
    /// No plan does what is asked.
    case infeasible
    /// The time was spent before anything was found.
    case unknown
  }

  /// How much of it is proved.
  public let status: Status
  /// The best plan found.
  public let plan: AgendaPlan?
  /// The breaks of the best plan.
  public let breaks: Int?
  /// No plan has fewer breaks.
  public let bound: Int
  /// When the first plan was there.
  public let firstFeasible: Duration?
}
