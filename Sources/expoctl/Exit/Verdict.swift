/// The data has been printed, and the answer in it is not a good one.
///
/// A refused file or a failed check prints its report like any other; only the exit code and one
/// line on standard error differ.
struct Verdict: Error, Sendable {
  let exit: ExitCode
  let code: String
  let message: String
  let hint: String?

  init(_ exit: ExitCode, code: String, _ message: String, hint: String? = nil) {
    self.exit = exit
    self.code = code
    self.message = message
    self.hint = hint
  }
}
