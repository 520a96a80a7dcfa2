/// What a colour says; the words say it too, for those who see none.
enum Tone: Sendable {
  case plain
  case good
  case warning
  case bad
  case faint
  case heading

  /// The text between the escape sequences of the tone (ECMA-48 SGR).
  func paint(_ text: String) -> String {
    let code: String? =
      switch self {
      case .plain: nil
      case .good: "32"
      case .warning: "33"
      case .bad: "31"
      case .faint: "2"
      case .heading: "1"
      }
    return code.map { "\u{1B}[\($0)m\(text)\u{1B}[0m" } ?? text
  }
}
