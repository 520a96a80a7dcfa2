/// One column of a workbook that is written.
public struct SheetColumn: Sendable, Hashable {
  /// What a person is to type into the column.
  public enum Kind: Sendable, Hashable {
    /// Text: a code keeps its zeros in front, however it is typed.
    case text
    /// Numbers.
    case number
    /// Days, shown as `2014-06-29`.
    case day
    /// Days with a time, shown as `2014-06-29 10:30:00`.
    case moment
  }

  /// The heading.
  public var title: String
  /// What is to be typed.
  public var kind: Kind
  /// The only values that may be typed, offered as a list; empty for any.
  public var choices: [String]
  /// What is shown when a cell is chosen, at most 255 characters of it.
  public var note: String?

  /// A column; of text, free, unless said otherwise.
  public init(
    _ title: String, kind: Kind = .text, choices: [String] = [], note: String? = nil
  ) {
    self.title = title
    self.kind = kind
    self.choices = choices
    self.note = note
  }

  var style: SheetStyle {
    switch kind {
    case .text: .text
    case .number: .general
    case .day: .day
    case .moment: .moment
    }
  }
}
