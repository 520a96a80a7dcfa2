/// The listeners of a client, so that closing it ends them.
struct ListenerRegistry {
  private var listeners: [ObjectIdentifier: Listener] = [:]
  private var isClosed = false

  /// False when the client is closed.
  mutating func add(_ listener: Listener) -> Bool {
    guard !isClosed else { return false }
    listeners[ObjectIdentifier(listener)] = listener
    return true
  }

  mutating func remove(_ listener: Listener) { listeners[ObjectIdentifier(listener)] = nil }

  mutating func close() -> [Listener] {
    isClosed = true
    return Array(listeners.values)
  }
}
