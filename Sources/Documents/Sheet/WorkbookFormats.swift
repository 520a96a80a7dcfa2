/// The number formats of a workbook's cell styles.
struct WorkbookFormats {
  /// Spreadsheet programs allow fewer.
  private static let most = 65_536

  /// By the style number of a cell.
  private var styles: [NumberFormat] = []

  /// No style: all numbers are plain.
  init() {}

  init(_ markup: inout MarkupReader) throws(ReadFailure) {
    var codes: [Int: NumberFormat] = [:]
    var isInStyles = false
    while true {
      switch try markup.next() {
      case .done: return
      case .start where markup.isNamed("numFmt"):
        guard let number = markup.number("numFmtId"), let code = markup.attribute("formatCode"),
          codes.count < Self.most
        else { continue }
        codes[number] = NumberFormat(code: code)
      case .start where markup.isNamed("cellXfs"): isInStyles = true
      case .end where markup.isNamed("cellXfs"): isInStyles = false
      case .start where isInStyles && markup.isNamed("xf"):
        if styles.count == Self.most { throw .damaged("the workbook has too many styles") }
        let number = markup.number("numFmtId") ?? 0
        styles.append(codes[number] ?? NumberFormat(builtIn: number))
      default: break
      }
    }
  }

  /// The format of a style; plain where there is no such style.
  subscript(style: Int) -> NumberFormat {
    styles.indices.contains(style) ? styles[style] : .plain
  }
}
