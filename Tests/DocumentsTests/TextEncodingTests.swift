import Documents
import Foundation
import Testing

@Suite("Encodings", .timeLimit(.minutes(1)))
struct TextEncodingTests {
  static let russian =
    "код;имя;город\n1;ООО «Ёлкин и сыновья»;Биробиджан\n2;АО «Щит»;№ 5 – Хабаровск\n"
  static let chinese = "代码,名称,城市\n1,黑龙江林业有限责任公司,哈尔滨\n2,绥芬河物流股份有限公司（东宁）,绥芬河\n"

  static func encode(_ text: String, _ encoding: TextEncoding, mark: Bool = false) throws -> [UInt8]
  {
    let native: String.Encoding =
      switch encoding {
      case .utf8: .utf8
      case .utf16LittleEndian: .utf16LittleEndian
      case .utf16BigEndian: .utf16BigEndian
      case .windows1251: .windowsCP1251
      case .gb18030: String.Encoding(rawValue: 0x8000_0632)
      case .big5: String.Encoding(rawValue: 0x8000_0A03)
      case .koi8r: String.Encoding(rawValue: 0x8000_0A02)
      }
    let bytes = try #require(text.data(using: native))
    return (mark ? encoding.byteOrderMark : []) + Array(bytes)
  }

  static func found(_ bytes: [UInt8]) throws -> (name: String?, events: [DelimitedEvent]) {
    let reader = DelimitedReader(bytes: bytes)
    var events: [DelimitedEvent] = []
    while let event = try reader.next() { events.append(event) }
    return (reader.format?.encodingName, events)
  }

  struct Detection: Sendable {
    var text: String
    var encoding: TextEncoding
    var mark = false
    var name: String
  }

  static let detections = [
    Detection(text: russian, encoding: .utf8, name: "utf-8"),
    Detection(text: chinese, encoding: .utf8, mark: true, name: "utf-8-sig"),
    Detection(text: chinese, encoding: .utf16LittleEndian, mark: true, name: "utf-16-le"),
    Detection(text: russian, encoding: .utf16BigEndian, mark: true, name: "utf-16-be"),
    Detection(text: russian, encoding: .windows1251, name: "windows-1251"),
    Detection(text: chinese, encoding: .gb18030, name: "gb18030"),
    Detection(text: chinese + "3,𠮷野𬭊,x\n", encoding: .gb18030, name: "gb18030"),
    Detection(text: "a,b\n1,2\n", encoding: .utf8, name: "utf-8"),
  ]

  @Test("Detected, and read as the same text in UTF-8 is", arguments: detections)
  func detection(_ sample: Detection) throws {
    let bytes = try Self.encode(sample.text, sample.encoding, mark: sample.mark)
    let (name, read) = try Self.found(bytes)
    #expect(name == sample.name)
    #expect(try read == events(sample.text))
  }

  static let ambiguous: [(encoding: TextEncoding, text: String, hint: String)] = [
    (.utf16BigEndian, "code,имя\n1,ёж\n", "say which encoding it is: utf-16-be, utf-16-le"),
    (.utf16LittleEndian, "code,имя\n1,ёж\n", "say which encoding it is: utf-16-le, utf-16-be"),
    (.koi8r, russian, "say which encoding it is: windows-1251, gb18030, koi8-r, big5"),
    (
      .big5, "code,name\n1,龍江貿易有限公司\n",
      "say which encoding it is: windows-1251, gb18030, koi8-r, big5"
    ),
  ]

  @Test("Never guessed where a guess may be wrong; told, it reads", arguments: ambiguous)
  func needsChoice(_ encoding: TextEncoding, _ text: String, _ hint: String) throws {
    // The marks of the Russian sample are not in KOI8-R.
    let plain = text.filter { !"«»№–".contains($0) }
    let bytes = try Self.encode(plain, encoding)
    let (name, read) = try Self.found(bytes)
    #expect(name == nil)
    #expect(read.compactMap(\.faultPlace) == ["E_ENCODING_AMBIGUOUS@0:0"])
    guard case .fault(let fault) = try #require(read.first) else { return }
    #expect(fault.hint == hint)
    #expect(try events(bytes, DelimitedOptions(encoding: encoding)) == events(plain))
  }

  @Test(
    "Sequences may be cut anywhere", arguments: [1, 2, 3, 5, 7],
    [TextEncoding.utf16LittleEndian, .utf16BigEndian, .gb18030])
  func cutSequences(_ chunkBytes: Int, _ encoding: TextEncoding) throws {
    let text = Self.chinese + "3,𠮷野🚆,\"а\r\nб\"\n"
    let options = DelimitedOptions(encoding: encoding, chunkBytes: chunkBytes)
    let read = try events(Self.encode(text, encoding), options)
    #expect(try read == events(text))
  }

  @Test("Bytes without meaning refuse their row, whatever the encoding")
  func brokenSequences() throws {
    var utf16 = try Self.encode("a,b\n1,", .utf16LittleEndian, mark: true)
    utf16 += [0x3D, 0xD8]  // A high surrogate alone.
    utf16 += try Self.encode("\n2,x\n", .utf16LittleEndian)
    let read = try events(utf16).map(\.brief)
    #expect(read == ["header a|b", "E_ENCODING_BYTES@1:2", "2:3 2|x"])
    let cut = try Self.encode("a,b\n1,黑", .gb18030).dropLast()
    #expect(
      try events(Array(cut), DelimitedOptions(encoding: .gb18030)).map(\.brief)
        == ["header a|b", "E_ENCODING_BYTES@1:2"])
    let undefined = Array("a\n".utf8) + [0x98, 0x0A, 0xC0, 0x0A]
    #expect(
      try events(undefined, DelimitedOptions(encoding: .windows1251)).map(\.brief)
        == ["header a", "E_ENCODING_BYTES@1:2", "2:3 А"])
  }

  @Test("A mark is skipped when the encoding is given, too")
  func markOfGivenEncoding() throws {
    let bytes = try Self.encode("a\nж\n", .utf16BigEndian, mark: true)
    #expect(
      try events(bytes, DelimitedOptions(encoding: .utf16BigEndian)).map(\.brief)
        == ["header a", "1:2 ж"])
  }

  static let names: [(name: String, encoding: TextEncoding?)] = [
    ("UTF-8", .utf8), ("utf8", .utf8), ("utf-8-sig", .utf8), ("UTF-16LE", .utf16LittleEndian),
    ("utf_16_be", .utf16BigEndian), ("CP1251", .windows1251), ("Windows-1251", .windows1251),
    ("gbk", .gb18030), ("GB 18030", .gb18030), ("Big5", .big5), ("KOI8-R", .koi8r),
    ("utf-16", nil), ("latin1", nil), ("", nil),
  ]

  @Test("Encodings by the names people use", arguments: names)
  func knownName(_ name: String, _ encoding: TextEncoding?) {
    #expect(TextEncoding(name: name) == encoding)
  }
}
