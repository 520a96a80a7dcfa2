/// The meetings that are held, and their changes by hand.
///
/// Every change is one transaction with its audit entry; a dry run does the same and takes it back.
public struct Meetings: Sendable {
  let context: Context

  /// Opens the slice for a caller.
  public init(context: Context) { self.context = context }
}
