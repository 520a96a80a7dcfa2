/// How a workbook was found to be made up.
public struct SheetFormat: Sendable, Hashable {
  /// The name of the sheet that is read.
  public var sheet: String
  /// From which day the workbook counts, needed to make a date of a number in a cell that was not
  /// formatted as one.
  public var dateSystem: DateSystem
  /// The other sheets, hidden ones included, in their order.
  public var ignoredSheets: [String]

  /// The make-up of a workbook.
  public init(sheet: String, dateSystem: DateSystem, ignoredSheets: [String]) {
    self.sheet = sheet
    self.dateSystem = dateSystem
    self.ignoredSheets = ignoredSheets
  }
}
