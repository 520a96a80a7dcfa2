public import Foundation

/// What the queue refuses, for callers and handlers.
public enum JobError: Error, Sendable, Equatable {
  /// The job's lease went to another worker or the job was ended meanwhile: everything the
  /// transaction did must roll back, which throwing this out of its body does.
  case leaseLost(JobID)
  /// No such job.
  case notFound(JobID)
  /// The job is not in a state that allows this: a done job is neither cancelled nor retried.
  case wrongState(JobID, JobState)
  /// The job cannot come back to life: a live one has its unique key.
  case uniqueKeyTaken(JobID, by: JobID)
  /// No such cron entry.
  case cronNotFound(String)
  /// A step that does not fit into its workflow.
  case workflow(step: String, reason: String)
  /// No handler is registered under that name.
  case kindUnknown(String, known: [String])
  /// No such worker, or it has been fenced.
  case workerNotFound(UUID)
  /// A secret payload whose key, by name, is not here; nil where there is none to seal it with.
  case sealed(kind: String, key: String?)
  /// What cannot be a key of a `JobKeyring`.
  case key(String, reason: String)
  /// The payload, result or progress could not be turned into JSON or back.
  case coding(kind: String, reason: String)

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .leaseLost: "job.lease_lost"
    case .notFound: "job.unknown"
    case .wrongState: "job.wrong_state"
    case .uniqueKeyTaken: "job.unique_key_taken"
    case .cronNotFound: "cron.unknown"
    case .workflow: "job.workflow"
    case .kindUnknown: "job.kind_unknown"
    case .workerNotFound: "worker.unknown"
    case .sealed: "job.sealed"
    case .key: "job.key"
    case .coding: "job.coding"
    }
  }
}

extension JobError: CustomStringConvertible {
  /// One sentence that names the offending value.
  public var description: String {
    switch self {
    case .leaseLost(let id): "job \(id) is no longer held by this worker"
    case .notFound(let id): "there is no job \(id)"
    case .wrongState(let id, let state): "job \(id) is \(state.rawValue)"
    case .uniqueKeyTaken(let id, let other): "job \(id) has a live twin: job \(other)"
    case .cronNotFound(let name): "there is no cron entry \"\(name)\""
    case .workflow(let step, let reason): "step \"\(step)\" of a workflow: \(reason)"
    case .kindUnknown(let name, let known):
      "there is no kind of job \"\(name)\", only \(known.joined(separator: ", "))"
    case .workerNotFound(let id): "there is no worker \(id.uuidString.lowercased())"
    case .sealed(let kind, let key?): "jobs of kind \(kind) are sealed with the key \"\(key)\""
    case .sealed(let kind, nil): "jobs of kind \(kind) are secret, and there is no key to seal them"
    case .key(let name, let reason): "the key \"\(name)\" needs \(reason)"
    case .coding(let kind, let reason): "JSON of a job of kind \(kind): \(reason)"
    }
  }
}
