import Documents
import Testing

@Suite("Writing delimited files", .timeLimit(.minutes(1)))
struct DelimitedWriterTests {
  static func line(_ cells: [String], _ writer: DelimitedWriter = DelimitedWriter()) -> String {
    var bytes: [UInt8] = []
    writer.append(cells, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  static let lines: [(cells: [String], line: String)] = [
    (["a", "b"], "a,b\r\n"),
    ([""], "\"\"\r\n"),
    (["", ""], ",\r\n"),
    (["a,b", "c;d", "e\tf"], "\"a,b\",\"c;d\",\"e\tf\"\r\n"),
    (["say \"so\""], "\"say \"\"so\"\"\"\r\n"),
    (["two\nlines", "two\r\nlines"], "\"two\nlines\",\"two\r\nlines\"\r\n"),
    ([" a", "b ", "c d"], "\" a\",\"b \",c d\r\n"),
    (["=1+1", "-5"], "=1+1,-5\r\n"),
    (["黑龙江", "Ёж"], "黑龙江,Ёж\r\n"),
  ]

  @Test("Cells are quoted where a reader could misread them", arguments: lines)
  func quoting(_ cells: [String], _ line: String) {
    #expect(Self.line(cells) == line)
  }

  static let formulas: [(cell: String, line: String)] = [
    ("=1+1", "'=1+1\r\n"), ("+7 000", "'+7 000\r\n"), ("-5", "'-5\r\n"), ("@x", "'@x\r\n"),
    ("\tx", "\"'\tx\"\r\n"), ("\rx", "\"'\rx\"\r\n"), ("=\"a\",b", "\"'=\"\"a\"\",b\"\r\n"),
    ("a=1", "a=1\r\n"), ("'=1", "'=1\r\n"), ("", "\"\"\r\n"),
  ]

  @Test("Formulas are made inert on request", arguments: formulas)
  func inert(_ cell: String, _ line: String) {
    #expect(Self.line([cell], DelimitedWriter(makesFormulasInert: true)) == line)
  }

  @Test("A document has its mark once, then header and rows")
  func document() {
    let writer = DelimitedWriter(delimiter: .semicolon, writesByteOrderMark: true)
    let bytes = writer.document(header: ["имя", "n"], rows: [["a", "1"], ["b;c", "2"]])
    #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(
      String(decoding: bytes.dropFirst(3), as: UTF8.self) == "имя;n\r\na;1\r\n\"b;c\";2\r\n")
  }
}
