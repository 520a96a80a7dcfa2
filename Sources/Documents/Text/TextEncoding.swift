/// An encoding of text that documents arrive in.
///
/// The raw value is the name in reports and on the command line.
public enum TextEncoding: String, Sendable, Hashable, Codable, CaseIterable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "utf-8"
  /// UTF-16, low byte first, as spreadsheet programs write "Unicode text".
  case utf16LittleEndian = "utf-16-le"
  /// UTF-16, high byte first.
  case utf16BigEndian = "utf-16-be"
  /// The Cyrillic code page of Windows.
  case windows1251 = "windows-1251"
  /// GB 18030, which holds GBK and GB 2312.
  case gb18030 = "gb18030"
  /// Traditional Chinese, never detected, only when asked for.
  case big5 = "big5"
  /// The Cyrillic code page of older Unix mail, never detected, only when asked for.
  case koi8r = "koi8-r"

  /// The encoding of a name as people write it: case, `-`, `_` and spaces do not matter, and the
  /// usual aliases (cp1251, gbk, gb2312, utf16le) are known.
  public init?(name: String) {
    let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
    switch letters {
    case "utf8", "utf8sig": self = .utf8
    case "utf16le": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "windows1251", "cp1251", "win1251", "1251": self = .windows1251
    case "gb18030", "gbk", "gb2312", "cp936", "936": self = .gb18030
    case "big5": self = .big5
    case "koi8r": self = .koi8r
    default: return nil
    }
  }

  /// The byte order mark of the encoding; empty for those that have none.
  public var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .windows1251, .gb18030, .big5, .koi8r: []
    }
  }

  /// The name the C library's converter knows it by.
  var converterName: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .windows1251: "CP1251"
    case .gb18030: "GB18030"
    case .big5: "BIG5"
    case .koi8r: "KOI8-R"
    }
  }

  /// Bytes to step over at a sequence that means nothing: one code unit.
  var codeUnitBytes: Int {
    switch self {
    case .utf16LittleEndian, .utf16BigEndian: 2
    case .utf8, .windows1251, .gb18030, .big5, .koi8r: 1
    }
  }
}
