/// What is written into a cell of a workbook.
public enum SheetCell: Sendable, Hashable {
  /// Nothing.
  case empty
  /// Text as it is; never run as a formula, whatever it begins with.
  case text(String)
  /// A whole number; one of more than 15 digits is written as text, so that none is lost.
  case integer(Int)
  /// A number; one that is not finite is written as text.
  case number(Double)
  /// Yes or no.
  case boolean(Bool)
  /// A day; one before March 1900 or that does not exist is written as text.
  case day(year: Int, month: Int, day: Int)
  /// A day and a time of it, in no zone; hours from 0 to 23.
  case moment(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int)
}
