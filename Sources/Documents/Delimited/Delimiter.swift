/// What stands between the cells of a row.
public enum Delimiter: String, Sendable, Hashable, Codable, CaseIterable {
  /// `,` as RFC 4180 has it.
  case comma = ","
  /// `;` as spreadsheet programs write where the comma is the decimal sign.
  case semicolon = ";"
  /// The tab of TSV files.
  case tab = "\t"

  var byte: UInt8 {
    switch self {
    case .comma: 0x2C
    case .semicolon: 0x3B
    case .tab: 0x09
    }
  }

  /// The one that stands most often outside quotes in the first line that is not blank; a comma
  /// where none does.
  static func detect(in text: some Sequence<UInt8>) -> Delimiter {
    var counts = [UInt8: Int]()
    var quoted = false
    var blank = true
    for byte in text {
      if byte == 0x22 { quoted.toggle() }
      if !quoted && (byte == 0x0A || byte == 0x0D) {
        if blank { continue }
        break
      }
      blank = false
      if !quoted { counts[byte, default: 0] += 1 }
    }
    var best = Delimiter.comma
    for delimiter in allCases
    where counts[delimiter.byte, default: 0] > counts[best.byte, default: 0] { best = delimiter }
    return best
  }
}
