extension [UInt8] {
  /// Appends one line of COPY's `text` format.
  mutating func appendLine(_ fields: [String?]) {
    for index in fields.indices {
      if index > 0 { append(UInt8(ascii: "\t")) }
      appendField(fields[index])
    }
    append(UInt8(ascii: "\n"))
  }

  /// Appends one field, nil as `\N`.
  mutating func appendField(_ field: String?) {
    if let field {
      appendEscaped(field)
    } else {
      append(UInt8(ascii: "\\"))
      append(UInt8(ascii: "N"))
    }
  }

  mutating func appendEscaped(_ field: String) {
    // Few fields need an escape, so it is paid for only where one does.
    let isPlain = field.utf8.withContiguousStorageIfAvailable { bytes in
      if Self.mayNeedEscape(bytes) { return false }
      append(contentsOf: bytes)
      return true
    }
    if isPlain == true { return }
    for byte in field.utf8 {
      if let letter = Self.escape(byte) {
        append(UInt8(ascii: "\\"))
        append(letter)
      } else {
        append(byte)
      }
    }
  }

  /// Looks at all bytes whatever it finds, which the processor does many at a time.
  private static func mayNeedEscape(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var found: UInt8 = 0
    for byte in bytes {
      let isControl: UInt8 = byte < 0x0E ? 1 : 0
      let isBackslash: UInt8 = byte == UInt8(ascii: "\\") ? 1 : 0
      found |= isControl | isBackslash
    }
    return found != 0
  }

  /// What stands behind the backslash for a byte that cannot stand for itself.
  private static func escape(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\\"): UInt8(ascii: "\\")
    case UInt8(ascii: "\t"): UInt8(ascii: "t")
    case UInt8(ascii: "\n"): UInt8(ascii: "n")
    case UInt8(ascii: "\r"): UInt8(ascii: "r")
    default: nil
    }
  }
}
