/// Writes text into XML.
enum MarkupText {
  /// Appends the text of a cell, so that it reads back equal: characters that XML cannot hold as
  /// escapes of workbooks (ECMA-376 22.9.2.19), and what looks like such an escape escaped.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { run in
      var start = 0
      for index in 0..<run.count {
        guard let written = replacement(run, index) else { continue }
        bytes += run[start..<index]
        bytes += written.bytes.utf8
        start = index + written.length
      }
      if start < run.count { bytes += run[start...] }
    }
  }

  /// Text for an attribute; control characters, which no name has, are left out.
  static func attribute(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// What is written for the bytes at a place, and for how many of them; nil for most.
  private static func replacement(
    _ run: UnsafeBufferPointer<UInt8>, _ index: Int
  ) -> (bytes: String, length: Int)? {
    let byte = run[index]
    switch byte {
    case 0x26: return ("&amp;", 1)
    case 0x3C: return ("&lt;", 1)
    case 0x3E: return ("&gt;", 1)
    case 0x0D: return ("&#13;", 1)
    case 0x09, 0x0A: return nil
    case 0..<0x20:
      return ("_x00\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))_", 1)
    case 0x5F: return looksLikeEscape(run, index) ? ("_x005F_", 1) : nil
    case 0xEF:
      guard index + 2 < run.count, run[index + 1] == 0xBF, run[index + 2] >= 0xBE else {
        return nil
      }
      return (run[index + 2] == 0xBE ? "_xFFFE_" : "_xFFFF_", 3)
    default: return nil
    }
  }

  private static func looksLikeEscape(_ run: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index + 6 < run.count && run[index + 1] == 0x78 && run[index + 6] == 0x5F
      && run[index + 2..<index + 6].allSatisfy(isHexadecimal)
  }

  static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}
