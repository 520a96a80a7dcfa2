import Foundation

/// A program inherits the mask of the thread that starts it, and threads of tasks block all signals:
/// without SIGALRM pgbench would never come to its end, without SIGTERM a worker.
func withDefaultSignals<Result>(_ body: () throws -> Result) rethrows -> Result {
  var none = sigset_t()
  var former = sigset_t()
  sigemptyset(&none)
  pthread_sigmask(SIG_SETMASK, &none, &former)
  defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
  return try body()
}

/// This program once more, with other arguments; not started yet.
func thisProgram(_ arguments: [String]) -> Process {
  let process = Process()
  process.executableURL = Bundle.main.executableURL
  process.arguments = arguments
  return process
}
