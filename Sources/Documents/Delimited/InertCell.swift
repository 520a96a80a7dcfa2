/// Text that no spreadsheet program runs as a formula: an apostrophe stands before what would be one.
///
/// A CSV file cannot say that a cell is text, so a cell that begins with `=`, `+`, `-`, `@`, their
/// full-width forms, tab or CR is run when the file is opened (OWASP, "CSV Injection").
public enum InertCell {
  private static let apostrophe: Unicode.Scalar = "'"

  /// Whether the text would be run.
  public static func isNeeded(_ text: String) -> Bool {
    text.unicodeScalars.first.map(isTrigger) ?? false
  }

  /// The text as it may be shown to a spreadsheet program.
  public static func inert(_ text: String) -> String { isNeeded(text) ? "'" + text : text }

  /// The same, but so that `restored` gives the text back: one that looks as if it had been made inert
  /// gets a further apostrophe.
  public static func reversible(_ text: String) -> String {
    isNeeded(text) || looksInert(text) ? "'" + text : text
  }

  /// The text for a document that says itself that a cell is text, so that `restored` gives it back.
  public static func marked(_ text: String) -> String { looksInert(text) ? "'" + text : text }

  /// The text that `reversible` or `marked` was given.
  public static func restored(_ text: String) -> String {
    looksInert(text) ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// Apostrophes, then what would be run.
  private static func looksInert(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard scalars.first == apostrophe else { return false }
    return scalars.first { $0 != apostrophe }.map(isTrigger) ?? false
  }

  private static func isTrigger(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
    default: false
    }
  }
}
