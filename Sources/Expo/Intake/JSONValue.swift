/// A value on its way into the database.
enum JSONValue: Hashable, Sendable {
  case null
  case flag(Bool)
  case integer(Int64)
  /// Digits as they stand, for numbers that a double would round.
  case decimal(String)
  case text(String)
  case texts([String])
  case object([String: String])

  static func text(_ value: String?) -> JSONValue { value.map { .text($0) } ?? .null }
  static func integer(_ value: Int?) -> JSONValue { value.map { .integer(Int64($0)) } ?? .null }
  static func flag(_ value: Bool?) -> JSONValue { value.map { .flag($0) } ?? .null }
  static func decimal(_ value: String?) -> JSONValue { value.map { .decimal($0) } ?? .null }
  static func day(_ value: CalendarDay?) -> JSONValue { .text(value?.description) }
  static func names(_ value: LocalizedText?) -> JSONValue {
    value.map { $0.isEmpty ? .null : .object($0.texts) } ?? .null
  }
  static func id<Subject>(_ value: Identifier<Subject>?) -> JSONValue {
    value.map { .integer($0.rawValue) } ?? .null
  }

  /// Appends the value as JSON text (RFC 8259).
  func write(to json: inout String) {
    switch self {
    case .null: json += "null"
    case .flag(let value): json += value ? "true" : "false"
    case .integer(let value): json += String(value)
    case .decimal(let digits): Self.write(digits, to: &json)
    case .text(let text): Self.write(text, to: &json)
    case .texts(let texts):
      json += "["
      for (index, text) in texts.enumerated() {
        if index > 0 { json += "," }
        Self.write(text, to: &json)
      }
      json += "]"
    case .object(let texts):
      json += "{"
      for (index, pair) in texts.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { json += "," }
        Self.write(pair.key, to: &json)
        json += ":"
        Self.write(pair.value, to: &json)
      }
      json += "}"
    }
  }

  /// Appends a JSON string: quotes, backslashes and control characters escaped.
  static func write(_ text: String, to json: inout String) {
    json += "\""
    defer { json += "\"" }
    // Few texts need an escape, so it is paid for only where one does.
    if !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) { return json += text }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      default:
        if scalar.value < 0x20 {
          let hex = String(scalar.value, radix: 16)
          json += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          json.unicodeScalars.append(scalar)
        }
      }
    }
  }
}
