/// What a workbook has, from its own part and its relations.
struct Workbook {
  struct Sheet: Hashable {
    var name: String
    var isVisible: Bool
    /// Hidden by a program, so that people cannot make it visible.
    var isOutOfReach: Bool
    var part: String

    /// What `SheetWriter` adds for the choices of a template, which holds nothing to read.
    var isListOfChoices: Bool { isOutOfReach && name == SheetChoices.sheetName }
  }

  private static let most = 10_000

  private(set) var sheets: [Sheet] = []
  private(set) var dateSystem = DateSystem.from1900
  private(set) var sharedTexts: String?
  private(set) var styles: String?

  init(_ parts: WorkbookParts) throws(ReadFailure) {
    let part = try Self.mainPart(parts)
    let relations = try WorkbookRelation.read(of: part, in: parts)
    sharedTexts = Self.part("sharedStrings", of: relations)
    styles = Self.part("styles", of: relations)
    guard var markup = try parts.open(part) else { throw Self.notWorkbook }
    var isWorkbook = false
    while true {
      switch try markup.next() {
      case .done:
        if !isWorkbook || sheets.isEmpty { throw Self.notWorkbook }
        return
      case .start where markup.isNamed("workbook"): isWorkbook = true
      case .start where markup.isNamed("workbookPr"):
        if ["1", "true"].contains(markup.attribute("date1904")) { dateSystem = .from1904 }
      case .start where markup.isNamed("sheet"): try add(markup, relations)
      default: break
      }
    }
  }

  static let notWorkbook = ReadFailure.fault(
    DocumentFault(
      code: .notWorkbook,
      hint: "the archive is no XLSX workbook; save it as XLSX (not XLSB, ODS or XLS)"))

  /// Charts and macros are sheets too, but no tables.
  private mutating func add(
    _ markup: MarkupReader, _ relations: [String: WorkbookRelation]
  ) throws(ReadFailure) {
    guard let id = markup.attribute("id"), let relation = relations[id],
      relation.kind == "worksheet"
    else { return }
    if sheets.count == Self.most { throw .damaged("the workbook has too many sheets") }
    let state = markup.attribute("state") ?? "visible"
    sheets.append(
      Sheet(
        name: markup.attribute("name") ?? "", isVisible: state == "visible",
        isOutOfReach: state == "veryHidden", part: relation.target))
  }

  private static func mainPart(_ parts: WorkbookParts) throws(ReadFailure) -> String {
    let relations = try WorkbookRelation.read(of: "", in: parts)
    let part = part("officeDocument", of: relations) ?? "xl/workbook.xml"
    guard parts.contains(part), !part.lowercased().hasSuffix(".bin") else { throw notWorkbook }
    return part
  }

  private static func part(
    _ kind: String, of relations: [String: WorkbookRelation]
  ) -> String? {
    relations.filter { $0.value.kind == kind }.min { $0.key < $1.key }?.value.target
  }
}
