/// Content lines of RFC 5545: escaped, folded at 75 octets, ended by CRLF.
struct CalendarLine {
  private(set) var text = ""

  /// The most octets of a line, its CRLF not counted.
  private static let octets = 75

  /// Appends `name:value` with the value as it is.
  ///
  /// Folds between characters as readers see them, inside one only if it is longer than a line.
  mutating func append(_ name: String, _ value: String) {
    var room = Self.octets
    for character in "\(name):\(value)" {
      let width = character.utf8.count
      if width > room, width < Self.octets { fold(&room) }
      for scalar in character.unicodeScalars {
        let width = UTF8.width(scalar)
        if width > room { fold(&room) }
        text.unicodeScalars.append(scalar)
        room -= width
      }
    }
    text += "\r\n"
  }

  private mutating func fold(_ room: inout Int) {
    text += "\r\n "
    room = Self.octets - 1
  }

  /// Appends a property whose value is text, with what has a meaning in it escaped.
  mutating func append(_ name: String, text value: String) {
    append(name, Self.escaped(value))
  }

  /// Backslash, semicolon, comma and line ends escaped; other control characters left out.
  static func escaped(_ value: String) -> String {
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in value.unicodeScalars {
      defer { afterReturn = scalar == "\r" }
      switch scalar {
      case "\\", ";", ",": result.append(contentsOf: ["\\", scalar])
      case "\n" where afterReturn: break
      case "\n", "\r": result.append(contentsOf: ["\\", "n"])
      case "\t": result.append(scalar)
      default: if isText(scalar) { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// A parameter value in quotes; it can hold neither quotes nor control characters.
  static func quoted(_ value: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in value.unicodeScalars where isText(scalar) {
      result.append(scalar == "\"" ? "'" : scalar)
    }
    return "\"\(String(result))\""
  }

  private static func isText(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory != .control
  }
}
