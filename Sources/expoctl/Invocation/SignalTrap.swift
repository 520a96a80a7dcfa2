import Dispatch
import Foundation

/// Turns the first SIGINT or SIGTERM into a call, so that transactions roll back; the second ends
/// the process at once.
final class SignalTrap {
  private let sources: [any DispatchSourceSignal]

  init(_ onSignal: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM].map { number in
      // The source sees the signal only when the default action does not end the process first.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      let count = SignalCount()
      source.setEventHandler {
        if count.next() == 1 { onSignal() } else { _exit(ExitCode.interrupted.rawValue) }
      }
      source.resume()
      return source
    }
  }

  /// Ends the watch and gives the signals back their default action.
  func release() {
    for source in sources { source.cancel() }
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
  }
}
