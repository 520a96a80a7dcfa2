/// By what a list of firms or persons is sorted.
public enum NameOrder: String, Sendable, CaseIterable {
  /// By code.
  case code
  /// By Russian name, as Russian readers expect.
  case russian = "ru"
  /// By English name.
  case english = "en"
  /// By Chinese name, by pinyin.
  case pinyin = "zh-pinyin"
  /// By Chinese name, by number of strokes.
  case strokes = "zh-stroke"
}
