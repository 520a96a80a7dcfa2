/// The parts of a workbook that is written, but for its sheets and styles.
enum WorkbookPart {
  static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let content = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  /// What each part is, for so many sheets.
  static func types(sheets: Int) -> String {
    let parts = (1...sheets).map {
      "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(content).worksheet+xml\"/>"
    }
    return """
      \(declaration)<Types xmlns="\(package)/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/xl/workbook.xml" ContentType="\(content).sheet.main+xml"/>\
      \(parts.joined())\
      <Override PartName="/xl/styles.xml" ContentType="\(content).styles+xml"/></Types>
      """
  }

  /// Where the workbook is.
  static let root = relations(["officeDocument": "xl/workbook.xml"])

  /// Where its parts are.
  static func relations(sheets: Int) -> String {
    var targets = (1...sheets).map { ("worksheet", "worksheets/sheet\($0).xml") }
    targets.append(("styles", "styles.xml"))
    return relations(targets)
  }

  /// The workbook itself: its sheets by name, all behind the first out of reach of people.
  static func workbook(sheets: [String]) -> String {
    let parts = sheets.enumerated().map { index, name in
      let state = index == 0 ? "" : " state=\"veryHidden\""
      return """
        <sheet name="\(MarkupText.attribute(name))" sheetId="\(index + 1)"\(state) \
        r:id="rId\(index + 1)"/>
        """
    }
    return """
      \(declaration)<workbook xmlns="\(namespace)" xmlns:r="\(office)">\
      <bookViews><workbookView/></bookViews><sheets>\(parts.joined())</sheets></workbook>
      """
  }

  /// A name that spreadsheet programs take for a sheet: at most 31 characters, none of `[]:*?/\`.
  static func sheetName(_ name: String) -> String {
    var allowed = name.map { "[]:*?/\\".contains($0) || $0.isNewline ? "_" : $0 }
    while let edge = allowed.first, edge == "'" || edge == " " { allowed.removeFirst() }
    while String(allowed).utf16.count > 31 || allowed.last == "'" || allowed.last == " " {
      allowed.removeLast()
    }
    return allowed.isEmpty ? "Sheet1" : String(allowed)
  }

  private static func relations(_ targets: KeyValuePairs<String, String>) -> String {
    relations(targets.map { ($0.key, $0.value) })
  }

  private static func relations(_ targets: [(kind: String, part: String)]) -> String {
    let relations = targets.enumerated().map { index, target in
      """
      <Relationship Id="rId\(index + 1)" Type="\(office)/\(target.kind)" Target="\(target.part)"/>
      """
    }
    return """
      \(declaration)<Relationships xmlns="\(package)/relationships">\(relations.joined())\
      </Relationships>
      """
  }
}
