/// Which statements of a session are worth a name on the server: those that come a second time.
struct StatementCache {
  struct Key: Hashable {
    let text: String
    let types: [UInt32]
  }

  enum Plan: Equatable {
    /// Send text and values at once.
    case unnamed
    /// Prepare under this name, after dropping the other; then execute.
    case prepare(name: String, evicted: String?)
    /// Execute what is prepared.
    case prepared(name: String)
  }

  private struct Entry {
    let name: String
    var lastUse: UInt64
  }

  /// Longer texts are imports and reports: seen once, and memory on both sides if kept.
  static let longestText = 16_384

  private let capacity: Int
  private var entries: [Key: Entry] = [:]
  private var seenOnce: Set<Key> = []
  private var clock: UInt64 = 0

  /// A capacity of 0 never names a statement.
  init(capacity: Int) { self.capacity = capacity }

  mutating func plan(for key: Key) -> Plan {
    guard capacity > 0, key.text.utf8.count <= Self.longestText else { return .unnamed }
    clock += 1
    if let index = entries.index(forKey: key) {
      entries.values[index].lastUse = clock
      return .prepared(name: entries.values[index].name)
    }
    guard seenOnce.remove(key) != nil else {
      if seenOnce.count >= 4 * capacity { seenOnce.removeAll(keepingCapacity: true) }
      seenOnce.insert(key)
      return .unnamed
    }
    var evicted: String?
    if entries.count >= capacity,
      let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })
    {
      evicted = oldest.value.name
      entries[oldest.key] = nil
    }
    let name = "s\(clock)"
    entries[key] = Entry(name: name, lastUse: clock)
    return .prepare(name: name, evicted: evicted)
  }

  mutating func forget(_ key: Key) { entries[key] = nil }

  mutating func forgetAll() {
    entries.removeAll(keepingCapacity: true)
    seenOnce.removeAll(keepingCapacity: true)
  }
}
