import Foundation

/// Who a worker is: a new random id for every start, so that a reused process number is never
/// taken for the one before.
struct WorkerIdentity: Sendable {
  let id: UUID
  let host: String
  let pid: Int32
  let queues: [String]

  init(queues: [String]) {
    id = UUID()
    host = ProcessInfo.processInfo.hostName
    pid = ProcessInfo.processInfo.processIdentifier
    self.queues = queues.sorted()
  }
}
