/// A JSON document whose objects keep the order of their keys.
///
/// Foundation's encoder sorts or shuffles keys; a person reading `-o json` wants them in the order
/// of the table's columns.
indirect enum JSONValue: Sendable, Equatable {
  case null
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// One key of an object.
  struct Member: Sendable, Equatable {
    let key: String
    let value: JSONValue

    init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The document over several lines, two spaces a level, without a final line break.
  var text: String {
    var text = ""
    write(to: &text, indent: 0)
    return text
  }

  private func write(to text: inout String, indent: Int) {
    switch self {
    case .null: text += "null"
    case .flag(let flag): text += flag ? "true" : "false"
    case .integer(let number): text += String(number)
    case .number(let number): text += number.isFinite ? "\(number)" : "null"
    case .string(let string): Self.quote(string, to: &text)
    case .array(let values):
      Self.write("[", values, "]", to: &text, indent: indent) { value, text in
        value.write(to: &text, indent: indent + 2)
      }
    case .object(let members):
      Self.write("{", members, "}", to: &text, indent: indent) { member, text in
        Self.quote(member.key, to: &text)
        text += ": "
        member.value.write(to: &text, indent: indent + 2)
      }
    }
  }

  private static func write<Element>(
    _ open: String, _ elements: [Element], _ close: String, to text: inout String, indent: Int,
    _ element: (Element, inout String) -> Void
  ) {
    text += open
    for (index, each) in elements.enumerated() {
      text += index == 0 ? "\n" : ",\n"
      text += String(repeating: " ", count: indent + 2)
      element(each, &text)
    }
    if !elements.isEmpty { text += "\n" + String(repeating: " ", count: indent) }
    text += close
  }

  private static func quote(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
