/// Hands a session from one owner to the next; whoever holds the box is its only owner.
struct SessionBox: @unchecked Sendable {
  let session: Session
}
