/// A command line that reads well but does not say enough, or says too much.
struct UsageError: Error, Sendable {
  let message: String
  let hint: String?

  init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}
