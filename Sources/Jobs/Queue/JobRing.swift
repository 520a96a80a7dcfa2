/// What a notification tells workers to look at.
enum JobRing: Equatable, Sendable {
  /// Some queue has a deferred job, due soon.
  case deferred
  /// The queue has something to claim, in whichever lane.
  case queue(String)
  /// The lane of the queue has.
  case lane(Int16, of: String)

  /// What comes before the name of a queue.
  static let separator = "/"

  var payload: String {
    switch self {
    case .deferred: "*"
    case .queue(let queue): "\(Self.separator)\(queue)"
    case .lane(let lane, let queue): "\(lane)\(Self.separator)\(queue)"
    }
  }

  /// Nil for what no version of ours writes.
  init?(payload: String) {
    if payload == Self.deferred.payload {
      self = .deferred
      return
    }
    let bytes = payload.utf8
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let (lane, queue) = (payload[..<slash], String(payload[bytes.index(after: slash)...]))
    if lane.isEmpty {
      self = .queue(queue)
    } else if let lane = Int16(lane) {
      self = .lane(lane, of: queue)
    } else {
      return nil
    }
  }
}
