/// What becomes of slots that passed while no worker looked.
public enum CatchUp: Sendable, Hashable, CustomStringConvertible {
  /// A slot more than a minute late is dropped.
  case skip
  /// The latest missed slot is made up for, the ones before it are dropped.
  case latest
  /// Every missed slot is made up for, at most so many of the latest.
  case all(max: Int)

  /// `skip`, `latest` or `all(24)`.
  public var description: String {
    if case .all(let max) = self { "all(\(max))" } else { name }
  }

  /// How it is stored.
  var name: String {
    switch self {
    case .skip: "skip"
    case .latest: "latest"
    case .all: "all"
    }
  }

  /// At most so many slots at a time.
  var limit: Int {
    switch self {
    case .skip, .latest: 1
    case .all(let max): Swift.max(max, 1)
    }
  }

  init?(name: String, limit: Int) {
    switch name {
    case "skip": self = .skip
    case "latest": self = .latest
    case "all": self = .all(max: limit)
    default: return nil
    }
  }
}
