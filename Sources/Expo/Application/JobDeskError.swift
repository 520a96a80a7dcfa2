/// What an operator got wrong.
public enum JobDeskError: ExpoFailure {
  /// There is no such state.
  case stateUnknown(String, known: [String])
  /// There is no such priority.
  case priorityUnknown(String, known: [String])
  /// No kind of job names that queue.
  case queueUnknown(String, known: [String])
  /// There is no batch of that number.
  case batchUnknown(Int64)
  /// None that is alive is called so, or more than one.
  case workerUnknown(String, alive: [String])

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .stateUnknown: "job.state_unknown"
    case .priorityUnknown: "job.priority_unknown"
    case .queueUnknown: "queue.unknown"
    case .batchUnknown: "batch.unknown"
    case .workerUnknown: "worker.unknown"
    }
  }
  /// What sort of failure it is.
  public var kind: FailureKind {
    switch self {
    case .stateUnknown, .priorityUnknown: .invalid
    case .queueUnknown, .batchUnknown, .workerUnknown: .notFound
    }
  }
  /// One sentence that names the offending value.
  public var message: String {
    switch self {
    case .stateUnknown(let state, _): "“\(state)” is not a state of jobs"
    case .priorityUnknown(let name, _): "“\(name)” is not a priority of jobs"
    case .queueUnknown(let name, _): "there is no queue “\(name)”"
    case .batchUnknown(let id): "there is no batch or workflow \(id)"
    case .workerUnknown(let name, _): "“\(name)” is not the name of one worker that is alive"
    }
  }
  /// What to do about it.
  public var advice: String? {
    switch self {
    case .stateUnknown(_, let known), .priorityUnknown(_, let known), .queueUnknown(_, let known):
      "one of: \(known.joined(separator: ", "))"
    case .batchUnknown: "see them with: expoctl batch list"
    case .workerUnknown(_, let alive):
      alive.isEmpty ? "no worker is alive" : "alive: \(alive.joined(separator: ", "))"
    }
  }
}
