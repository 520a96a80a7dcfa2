/// One column of a table on a terminal.
public struct TextColumn: Sendable, Hashable {
  /// On which side the text of the cells stands.
  public enum Alignment: Sendable, Hashable {
    /// Text.
    case left
    /// Numbers.
    case right
  }

  /// The heading.
  public var title: String
  /// On which side the cells and the heading stand.
  public var alignment: Alignment
  /// Whether the column may be cut when the terminal is too narrow; false for codes and numbers.
  public var shrinks: Bool

  /// A column; text on the left that may be cut, unless said otherwise.
  public init(_ title: String, alignment: Alignment = .left, shrinks: Bool = true) {
    self.title = title
    self.alignment = alignment
    self.shrinks = shrinks && alignment == .left
  }
}
