import CLibPQ
import Logging

/// Takes what the server says besides results: notices go to the log, the last words of a dying
/// session are kept.
final class NoticeSink: Sendable {
  private let logger: Logger
  private let fatal = Locked(false)

  init(logger: Logger) { self.logger = logger }

  /// True once the server has announced the session's end, be its socket still open.
  var announcedEnd: Bool { fatal.withLock { $0 } }

  func attach(to connection: OpaquePointer) {
    PQsetNoticeReceiver(
      connection,
      { sink, result in
        guard let sink, let result else { return }
        Unmanaged<NoticeSink>.fromOpaque(sink).takeUnretainedValue().take(result)
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  private func take(_ result: OpaquePointer) {
    let severity = ServerReport.field(result, .severity) ?? "NOTICE"
    let message = ServerReport.field(result, .message) ?? ""
    let level: Logger.Level
    switch severity {
    case "FATAL", "PANIC":
      fatal.withLock { $0 = true }
      level = .debug  // the pool replaces the session; who was using it gets an error
    case "WARNING": level = .warning
    case "NOTICE", "INFO": level = .info
    default: level = .debug
    }
    logger.log(
      level: level, "\(message)",
      metadata: [
        "severity": "\(severity)",
        "sqlstate": "\(ServerReport.field(result, .sqlState) ?? "")",
      ])
  }
}
