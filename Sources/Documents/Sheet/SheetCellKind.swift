/// What the value of a cell is, by its attribute `t` (ECMA-376 18.18.11).
enum SheetCellKind: Hashable {
  case number
  /// The number of a shared text.
  case shared
  /// Text that a formula gave.
  case formulaText
  case inline
  case boolean
  case error
  /// A date written as ISO 8601.
  case day

  init(_ attribute: ArraySlice<UInt8>?) {
    switch attribute.map({ String(decoding: $0, as: UTF8.self) }) {
    case "s": self = .shared
    case "str": self = .formulaText
    case "inlineStr": self = .inline
    case "b": self = .boolean
    case "e": self = .error
    case "d": self = .day
    default: self = .number
    }
  }
}
