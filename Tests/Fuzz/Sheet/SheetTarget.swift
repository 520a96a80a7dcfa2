import Documents

/// Reads the input as a workbook or as a part of one, as its first byte chooses, since checksums
/// and packing would keep most inputs from ever reaching the markup.
///
/// Beyond not crashing: the pieces change no event, there is at least one, nothing follows what ends
/// the reading, and what was read without a fault is written so that it reads back equal.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSheet(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  guard size >= 2 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: data + 2, count: size - 2))
  let workbook = Workbook(part: Int(data[0]) % 6, bytes).bytes
  var options = DocumentOptions(
    limits: DocumentLimits(rows: 100, cellCharacters: 64, columns: 40, sharedTextBytes: 10_000))
  let whole = events(workbook, options)
  options.chunkBytes = 1 + Int(data[1]) % 64
  precondition(events(workbook, options) == whole, "pieces change the events")
  precondition(!whole.isEmpty, "nothing is told")
  for event in whole.dropLast() {
    if case .fault = event { preconditionFailure("something follows the end") }
  }
  checkRoundTrip(whole)
  return 0
}

private func events(_ bytes: [UInt8], _ options: DocumentOptions) -> [TableEvent] {
  let reader = SheetReader(bytes: bytes, options: options)
  var events: [TableEvent] = []
  do throws(DocumentError) {
    while let event = try reader.nextEvent() { events.append(event) }
  } catch {
    preconditionFailure("bytes in memory cannot be out of reach: \(error)")
  }
  return events
}

private func checkRoundTrip(_ events: [TableEvent]) {
  var table: [[String]] = []
  for event in events {
    switch event {
    case .header(let names): table.append(names)
    case .row(let row): table.append(row.cells)
    case .warning: break
    case .refused, .fault: return
    }
  }
  // A row may have nothing but a formula that was never computed: written, it is no row.
  table.removeAll { $0.allSatisfy(\.isEmpty) }
  guard let header = table.first, header.last?.isEmpty == false else { return }
  do throws(SheetError) {
    let writer = try SheetWriter(sheet: "s", columns: header.map { SheetColumn($0) })
    for row in table.dropFirst() { try writer.append(texts: row) }
    let back = cells(writer.finish())
    precondition(
      back.map { $0.map { Array($0.utf8) } } == table.map { $0.map { Array($0.utf8) } },
      "what was written differs")
  } catch {
    preconditionFailure("what was read cannot be written: \(error)")
  }
}

private func cells(_ bytes: [UInt8]) -> [[String]] {
  events(bytes, DocumentOptions()).map { event in
    switch event {
    case .header(let names): names
    case .row(let row): row.cells
    case .refused, .fault, .warning: preconditionFailure("what was written does not read back")
    }
  }
}

/// A sound workbook but for one part.
private struct Workbook {
  private static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let sound = [
    "xl/worksheets/sheet1.xml":
      "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>41819.5</v></c></row><row>"
      + "<c t=\"s\"><v>1</v></c><c s=\"1\"><v>7</v></c></row></sheetData></worksheet>",
    "xl/sharedStrings.xml": "<sst><si><t>a</t></si><si><t>b</t></si></sst>",
    "xl/styles.xml": "<styleSheet><cellXfs><xf/><xf numFmtId=\"22\"/></cellXfs></styleSheet>",
    "xl/workbook.xml":
      "<workbook><sheets><sheet name=\"s\" r:id=\"1\"/></sheets></workbook>",
    "xl/_rels/workbook.xml.rels":
      "<r><Relationship Id=\"1\" Type=\"\(types)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
      + "<Relationship Id=\"2\" Type=\"\(types)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
      + "<Relationship Id=\"3\" Type=\"\(types)/styles\" Target=\"styles.xml\"/></r>",
  ]

  let bytes: [UInt8]

  /// The input in the place of a part; 0: in the place of the whole archive.
  init(part number: Int, _ input: [UInt8]) {
    guard number > 0 else {
      bytes = input
      return
    }
    let names = Self.sound.keys.sorted()
    var archive = ZipWriter()
    for name in names {
      let isInput = name == names[number - 1]
      archive.add(name, isInput ? input : Array((Self.sound[name] ?? "").utf8))
    }
    bytes = archive.finish()
  }
}
