/// Demands that cannot be met together.
public struct AgendaClash: Sendable, Hashable {
  /// The demands, in the order of `Agenda.demands`.
  public let demands: [AgendaDemand]
  /// Whether giving up any one of them makes the others possible, as far as was proved in the time.
  public let isMinimal: Bool
}
