import Foundation

/// One event of the log on its way out.
struct LogLine: Encodable, Sendable {
  /// ISO 8601, UTC, with milliseconds.
  let time: String
  let level: String
  let logger: String
  let message: String
  let error: String?
  let fields: [String: String]

  /// The object and a line feed, keys sorted.
  var bytes: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return try encoder.encode(self) + Data("\n".utf8)
    } catch {
      // Texts always encode; were it otherwise, the event is worth more than its form.
      return Data("\(level) \(message)\n".utf8)
    }
  }
}
