/// What a notification tells workers to look at.
enum JobRing: Equatable, Sendable {
  /// Some queue has a deferred job, due soon.
  case deferred
  /// The queue has something to claim, in whichever lane.
  case queue(String)
  /// The lane of the queue has.
  case lane(Int16, of: String)

  /// What comes before the name of a queue.
  static let prefix: Character = "/"

  var payload: String {
    switch self {
    case .deferred: "*"
    case .queue(let queue): "\(Self.prefix)\(queue)"
    case .lane(let lane, let queue): "\(lane)\(Self.prefix)\(queue)"
    }
  }

  /// Nil for what no version of ours writes.
  init?(payload: String) {
    if payload == Self.deferred.payload {
      self = .deferred
      return
    }
    guard let slash = payload.firstIndex(of: Self.prefix) else { return nil }
    let (lane, queue) = (payload[..<slash], String(payload[slash...].dropFirst()))
    if lane.isEmpty {
      self = .queue(queue)
    } else if let lane = Int16(lane) {
      self = .lane(lane, of: queue)
    } else {
      return nil
    }
  }
}
