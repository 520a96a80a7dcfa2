/// A workbook put together by hand, part by part, and stored without packing, so that tests say
/// exactly what stands in it.
struct WorkbookFixture {
  var parts: [(name: String, bytes: [UInt8])] = []
  /// Changes to the directory: what an entry is said to unpack to.
  var saidUnpacked: [String: Int] = [:]

  static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// One visible sheet of these rows (`<row>…</row>`), and what else is given.
  init(
    rows: String, behind: String = "", texts: String? = nil, styles: String? = nil,
    properties: String = "", sheets: String = "<sheet name=\"Лист1\" sheetId=\"1\" r:id=\"rId1\"/>"
  ) {
    var relations =
      "<Relationship Id=\"rId1\" Type=\"\(Self.types)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    relations +=
      "<Relationship Id=\"rId8\" Type=\"\(Self.types)/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
    if texts != nil {
      relations +=
        "<Relationship Id=\"rId2\" Type=\"\(Self.types)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    }
    if styles != nil {
      relations += "<Relationship Id=\"rId3\" Type=\"\(Self.types)/styles\" Target=\"styles.xml\"/>"
    }
    add(
      "_rels/.rels",
      "<Relationships><Relationship Id=\"r\" Type=\"\(Self.types)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    )
    add("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>")
    add(
      "xl/workbook.xml",
      "<workbook xmlns:r=\"\(Self.types)\"><workbookPr \(properties)/><sheets>\(sheets)</sheets></workbook>"
    )
    add(
      "xl/worksheets/sheet1.xml", "<worksheet><sheetData>\(rows)</sheetData>\(behind)</worksheet>")
    add(
      "xl/worksheets/sheet2.xml",
      "<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>")
    if let texts { add("xl/sharedStrings.xml", "<sst>\(texts)</sst>") }
    if let styles { add("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>") }
  }

  /// An archive of nothing yet.
  init() {}

  mutating func add(_ name: String, _ text: String) {
    parts.append((name, Array((Self.head + text).utf8)))
  }

  mutating func replace(_ name: String, with bytes: [UInt8]) {
    for index in parts.indices where parts[index].name == name { parts[index].bytes = bytes }
  }

  var bytes: [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let name = Array(part.name.utf8)
      let said = saidUnpacked[part.name] ?? part.bytes.count
      let common =
        Self.short(20) + Self.short(0) + Self.short(0) + Self.long(0)
        + Self.long(Int(Self.checksum(part.bytes))) + Self.long(part.bytes.count) + Self.long(said)
        + Self.short(name.count) + Self.short(0)
      directory += Self.long(0x0201_4B50) + Self.short(20) + common
      directory += Self.short(0) + Self.short(0) + Self.short(0) + Self.long(0)
      directory += Self.long(archive.count) + name
      archive += Self.long(0x0403_4B50) + common + name + part.bytes
    }
    let end =
      Self.long(0x0605_4B50) + Self.short(0) + Self.short(0) + Self.short(parts.count)
      + Self.short(parts.count) + Self.long(directory.count) + Self.long(archive.count)
      + Self.short(0)
    return archive + directory + end
  }

  static func short(_ number: Int) -> [UInt8] { Array(long(number).prefix(2)) }

  static func long(_ number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// CRC-32 bit by bit, as little like the library's as can be.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var remainder: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 { remainder = remainder >> 1 ^ (remainder & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~remainder
  }
}
