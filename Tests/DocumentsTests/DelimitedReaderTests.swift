import Documents
import Testing

@Suite("Rows and cells of a delimited file", .timeLimit(.minutes(1)))
struct DelimitedReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var expected: [String]

    init(_ name: String, _ text: String, _ expected: [String]) {
      testDescription = name
      self.text = text
      self.expected = expected
    }
  }

  static let sound = [
    Case("LF", "a,b\n1,2\n3,4\n", ["header a|b", "1:2 1|2", "2:3 3|4"]),
    Case("CRLF", "a,b\r\n1,2\r\n3,4\r\n", ["header a|b", "1:2 1|2", "2:3 3|4"]),
    Case("CR", "a,b\r1,2\r3,4\r", ["header a|b", "1:2 1|2", "2:3 3|4"]),
    Case("mixed ends", "a,b\r1,2\n3,4\r\n5,6", ["header a|b", "1:2 1|2", "2:3 3|4", "3:4 5|6"]),
    Case("no last end", "a,b\n1,2", ["header a|b", "1:2 1|2"]),
    Case("last cell empty", "a,b\n1,", ["header a|b", "1:2 1|"]),
    Case("all cells empty", "a,b\n,\n", ["header a|b", "1:2 |"]),
    Case("blank lines", "\n\na,b\n\n\r\n1,2\n\n", ["header a|b", "1:6 1|2"]),
    Case("quotes", "a,b\n\"1,5\",\"say \"\"so\"\"\"\n", ["header a|b", "1:2 1,5|say \"so\""]),
    Case(
      "line ends in quotes", "a,b\n\"x\r\ny\rz\n\",2\n3,4\n",
      ["header a|b", "1:2 x\r\ny\rz\n|2", "2:6 3|4"]),
    Case("empty quotes", "a\n\"\"\n", ["header a", "1:2 "]),
    Case("quoted empty row", "a,b\n\"\",\"\"", ["header a|b", "1:2 |"]),
    Case("quote in plain cell", "a,b\nООО «A\"B»,2\n", ["header a|b", "1:2 ООО «A\"B»|2"]),
    Case("tab in a comma file", "a,b\nx\ty,2\n", ["header a|b", "1:2 x\ty|2"]),
    Case("spaces kept", "a, b\n 1 ,\" 2 \"\n", ["header a| b", "1:2  1 | 2 "]),
    Case("header only", "a,b\n", ["header a|b"]),
    Case("scripts", "名称;имя\n黑河🚆;ёлка\n", ["header 名称|имя", "1:2 黑河🚆|ёлка"]),
    Case("mark inside", "a,b\n1,\u{FEFF}2\n", ["header a|b", "1:2 1|\u{FEFF}2"]),
  ]

  @Test("Sound documents", arguments: sound)
  func soundDocument(_ sample: Case) throws {
    #expect(try events(sample.text).map(\.brief) == sample.expected)
  }

  static let faulty = [
    Case(
      "short and long", "a,b,c\n1,2\n1,2,3,4\n1,2,3\n",
      ["header a|b|c", "E_ROW_SHORT@1:2", "E_ROW_LONG@2:3", "3:4 1|2|3"]),
    Case(
      "unclosed quote", "a,b\n1,2\n3,\"x\n4,5\n",
      ["header a|b", "1:2 1|2", "E_QUOTE_UNCLOSED@2:3"]),
    Case(
      "unclosed after a line end in quotes", "a,b\n\"x\ny\",\"z\n4,5\n",
      ["header a|b", "E_QUOTE_UNCLOSED@1:3"]),
    Case("unclosed in the header", "a,\"b\n1,2\n", ["E_QUOTE_UNCLOSED@0:1"]),
    Case(
      "text after a quote", "a,b\n\"x\"y,2\n3,4\n",
      ["header a|b", "E_QUOTE_STRAY@1:2/a", "2:3 3|4"]),
    Case(
      "control characters", "a,b\n\u{0},\u{1B}[31m\u{7F}\n\"\u{8}\",2\n3,4\n",
      [
        "header a|b", "E_CONTROL_CHAR@1:2/a", "E_CONTROL_CHAR@1:2/b", "E_CONTROL_CHAR@2:3/a",
        "3:4 3|4",
      ]),
    Case(
      "C1 control", "a,b\nж,м\u{85}м\u{85}\n", ["header a|b", "E_CONTROL_CHAR@1:2/b"]),
    Case(
      "several faults in one row", "a,b,\n\u{1},\"x\"y\n",
      ["header a|b|", "E_ROW_SHORT@1:2", "E_CONTROL_CHAR@1:2/a", "E_QUOTE_STRAY@1:2/b"]),
    Case("column without a name", "a,\n1,\u{1}\n", ["header a|", "E_CONTROL_CHAR@1:2/2"]),
    Case("control in the header", "a,\u{1}b\n1,2\n", ["E_CONTROL_CHAR@0:1/2"]),
    Case("empty file", "", ["E_FILE_EMPTY@0:0"]),
    Case("only line ends", "\r\n\n\r", ["E_FILE_EMPTY@0:0"]),
    Case("only a mark", "\u{FEFF}", ["E_FILE_EMPTY@0:0"]),
    Case("archive", "PK\u{3}\u{4}\u{14}\u{0}", ["E_NOT_TEXT@0:0"]),
  ]

  @Test("Every bad row is reported and the good ones come through", arguments: faulty)
  func faultyDocument(_ sample: Case) throws {
    #expect(try events(sample.text).map(\.brief) == sample.expected)
  }

  @Test("Bytes that are no UTF-8 refuse their row alone")
  func brokenBytes() throws {
    let text = Array("код,имя\n1,ёж\n2,".utf8) + [0xCE, 0xE1, 0x2C] + Array("\n3,уж\n".utf8)
    let read = try events(text)
    #expect(
      read.map(\.brief) == [
        "header код|имя", "1:2 1|ёж", "E_ENCODING_BYTES@2:3", "E_ROW_LONG@2:3", "3:4 3|уж",
      ])
    let fault = DocumentFault(
      code: .encodingBytes, row: 2, line: 3, value: "CE E1",
      hint: "bytes in имя mean nothing in utf-8; save the file again in one encoding")
    #expect(read[2] == .fault(fault))
  }

  @Test("A scalar split over two cells is bad in both, though the bytes together are sound")
  func scalarSplitByDelimiter() throws {
    let read = try events(
      Array("a,b\nя".utf8).dropLast() + [0x2C, 0x8F, 0x0A], DelimitedOptions(encoding: .utf8))
    #expect(read.map(\.brief) == ["header a|b", "E_ENCODING_BYTES@1:2"])
  }

  static let tabular: [(text: String, delimiter: Delimiter)] = [
    ("a,b;c,d\n", .comma), ("a;b,c;d\n", .semicolon), ("a\tb\n", .tab), ("a\n", .comma),
    ("\"a;b;c\",d\n", .comma), ("\n\"x\ny;;\";b\n,,,,,\n", .semicolon),
  ]

  @Test("The delimiter is the one that prevails outside quotes in the header", arguments: tabular)
  func delimiter(_ text: String, _ delimiter: Delimiter) throws {
    let reader = DelimitedReader(bytes: Array(text.utf8))
    _ = try reader.next()
    #expect(reader.format?.delimiter == delimiter)
  }

  @Test("A delimiter that is given is not guessed")
  func givenDelimiter() throws {
    let read = try events("a;b;c\n1;2;3\n", DelimitedOptions(delimiter: .comma))
    #expect(read.map(\.brief) == ["header a;b;c", "1:2 1;2;3"])
  }
}
