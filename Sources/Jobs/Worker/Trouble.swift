import Logging
import Postgres

/// The trouble one loop has with the database: says it once, waits longer each time, says when it
/// is over.
struct Trouble {
  private let loop: String
  private let logger: Logger
  private var failures = 0
  private var since = ContinuousClock.now

  init(loop: String, logger: Logger) {
    self.loop = loop
    self.logger = logger
  }

  /// Notes a failure; answers how long to wait before the next try, 50 ms … 5 s with jitter.
  mutating func failed(_ error: any Error) -> Duration {
    failures += 1
    if failures == 1 {
      since = .now
      logger.warning("\(loop) is in trouble", metadata: ["error": "\(error)"])
    } else {
      logger.debug("\(loop) is still in trouble", metadata: ["error": "\(error)"])
    }
    let full = min(5, 0.1 * Double(1 << min(failures, 10)))
    return .seconds(full * .random(in: 0.5...1))
  }

  /// Notes a success.
  mutating func passed() {
    guard failures > 0 else { return }
    logger.info(
      "\(loop) works again",
      metadata: ["failures": "\(failures)", "after": "\(ContinuousClock.now - since)"])
    failures = 0
  }
}

extension PostgresError {
  /// Whether trying the same statement again may help: what only ever acts under a token may be
  /// repeated even when its outcome is unknown.
  var isPassing: Bool {
    isRetryable || isConnectionFailure || kind == .poolTimeout
      || ["55P03", "57014", "53100", "53300", "57P03"].contains(sqlState?.rawValue ?? "")
  }
}
