/// The loan of one session; emptied at its end, so that whoever kept it gets an error, not another
/// task's session.
final class Lease {
  private var held: Session?

  init(_ box: SessionBox) { held = box.session }

  func session() throws(PostgresError) -> Session {
    guard let held else {
      throw PostgresError(.misuse, "a transaction or session was used after its end")
    }
    return held
  }

  /// Ends the loan.
  func end() { held = nil }
}
