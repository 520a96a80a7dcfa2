/// The person pressed Ctrl-C; the text says what has become of the work.
struct Interruption: Error, Sendable {
  let text: String

  init(_ text: String) { self.text = text }
}
