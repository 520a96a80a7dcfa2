/// The text of a cell as it is stored: no spaces around it, nothing invisible in it.
struct CellText: Sendable {
  let text: String
  /// Zero-width characters stood in it and were taken out.
  let hadZeroWidth: Bool
  /// Characters that turn the direction of text stand in it: they hide what is written.
  let hasBidiControl: Bool

  init(_ cell: String) {
    guard Self.mayHideSomething(cell) else {
      (text, hadZeroWidth, hasBidiControl) = (cell.trimmingSpaces, false, false)
      return
    }
    var scalars = String.UnicodeScalarView()
    var zeroWidth = false
    var bidi = false
    for scalar in cell.unicodeScalars {
      switch scalar.value {
      case 0x200B, 0x2060, 0xFEFF: zeroWidth = true
      case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F: bidi = true
      default: scalars.append(scalar)
      }
    }
    text = String(scalars).trimmingSpaces
    hadZeroWidth = zeroWidth
    hasBidiControl = bidi
  }

  /// Whether a byte is there with which one of these characters begins: E2 80, E2 81, EF BB. Looks at
  /// every byte whatever it finds, which the processor does many at a time.
  private static func mayHideSomething(_ cell: String) -> Bool {
    var cell = cell
    return cell.withUTF8 { bytes in
      var found = false
      for byte in bytes { found = found || byte == 0xE2 || byte == 0xEF }
      return found
    }
  }
}
