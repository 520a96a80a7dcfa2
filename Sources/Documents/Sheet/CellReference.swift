/// A place in a sheet, as `BC23` names it.
struct CellReference: Hashable {
  /// The most columns a sheet has, A to XFD.
  static let mostColumns = 16_384
  /// The most rows a sheet has.
  static let mostRows = 1_048_576

  /// From 0.
  var column: Int
  /// From 1.
  var row: Int

  init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// Reads `BC23` or `$BC$23`; nil for anything else, and outside of a sheet.
  init?(_ name: some Sequence<UInt8>) {
    var column = 0
    var row = 0
    for byte in name {
      switch byte {
      case 0x24: continue
      case 0x41...0x5A where row == 0: column = column * 26 + Int(byte) - 0x40
      case 0x61...0x7A where row == 0: column = column * 26 + Int(byte) - 0x60
      case 0x30...0x39 where column > 0: row = row * 10 + Int(byte) - 0x30
      default: return nil
      }
      if column > Self.mostColumns || row > Self.mostRows { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(column: column - 1, row: row)
  }

  /// The letters of a column from 0.
  static func letters(_ column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column + 1
    while rest > 0 {
      letters.append(UInt8(0x41 + (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  var name: String { Self.letters(column) + String(row) }
}
