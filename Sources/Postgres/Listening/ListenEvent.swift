/// What a listener tells.
public enum ListenEvent: Sendable, Hashable {
  /// LISTEN is in force from here on; with `reconnect`, notifications may have been missed before.
  case connected(reconnect: Bool)
  /// Somebody called NOTIFY on one of the channels; the payload is empty if none was given.
  case notification(channel: String, payload: String)
}
