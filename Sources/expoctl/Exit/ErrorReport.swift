import Expo

/// An error on its way to standard error: a sentence for a person, an object for a program.
struct ErrorReport: Sendable, Equatable {
  /// Stable, for programs: `expo.unknown`.
  let code: String
  let message: String
  /// More about it, for someone who hunts the cause.
  let details: String?
  /// What to do about it.
  let hint: String?

  init(code: String, message: String, details: String? = nil, hint: String? = nil) {
    self.code = code
    self.message = message
    self.details = details
    self.hint = hint
  }

  init(_ error: any Error) {
    switch error {
    case let error as UsageError:
      self.init(code: "usage", message: error.message, hint: error.hint)
    case let verdict as Verdict:
      self.init(code: verdict.code, message: verdict.message, hint: verdict.hint)
    case let interruption as Interruption:
      self.init(code: "interrupted", message: interruption.text)
    case let error as OutputError:
      self.init(code: "output", message: error.description)
    default:
      guard let failure = Failure.of(error) else {
        self.init(code: "interrupted", message: "interrupted")
        return
      }
      self.init(
        code: failure.code, message: failure.message,
        details: error is any ExpoFailure ? nil : String(reflecting: error),
        hint: failure.advice)
    }
  }

  /// `expoctl: …`, and the advice on a line of its own.
  var text: String {
    "expoctl: \(message)" + (hint.map { "\n  \($0)" } ?? "")
  }

  /// `{code, message, details, hint}`.
  var json: JSONValue {
    func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    return .object([
      .init("code", .string(code)), .init("message", .string(message)),
      .init("details", optional(details)), .init("hint", optional(hint)),
    ])
  }
}
