/// What a notification tells workers to look at.
enum JobRing: Equatable, Sendable {
  /// Some queue has a deferred job, due soon.
  case deferred
  /// The queue has something to claim, in whichever lane.
  case queue(String)
  /// The lane of the queue has.
  case lane(Int16, of: String)

  /// What comes before the name of a queue.
  static let prefix = "/"

  var payload: String {
    switch self {
    case .deferred: "*"
    case .queue(let queue): Self.prefix + queue
    case .lane(let lane, let queue): "\(lane)" + Self.prefix + queue
    }
  }

  /// Nil for what no version of ours writes.
  init?(payload: String) {
    if payload == Self.deferred.payload {
      self = .deferred
      return
    }
    let parts = payload.split(
      separator: Self.prefix, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    if parts[0].isEmpty {
      self = .queue(String(parts[1]))
    } else if let lane = Int16(parts[0]) {
      self = .lane(lane, of: String(parts[1]))
    } else {
      return nil
    }
  }
}
