/// The looks of cells in a workbook that is written; the raw value is their number in its styles.
enum SheetStyle: Int, CaseIterable {
  case general
  case header
  case text
  case day
  case moment

  /// The part of a workbook that tells them. Codes of their own for days, since the built-in ones
  /// look different in every country.
  static let part = """
    <styleSheet xmlns="\(WorkbookPart.namespace)"><numFmts count="2">\
    <numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>\
    <numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>\
    <fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>\
    <font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>\
    <fills count="2"><fill><patternFill patternType="none"/></fill>\
    <fill><patternFill patternType="gray125"/></fill></fills>\
    <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
    <cellXfs count="5">\(allCases.map(\.format).joined())</cellXfs>\
    <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
    </styleSheet>
    """

  private var format: String {
    let number =
      switch self {
      case .general: 0
      case .header, .text: 49
      case .day: 164
      case .moment: 165
      }
    return """
      <xf numFmtId="\(number)" fontId="\(self == .header ? 1 : 0)" fillId="0" borderId="0" xfId="0" \
      applyNumberFormat="1" applyFont="1"/>
      """
  }
}
