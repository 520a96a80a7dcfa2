/// The characters that XML writes as `&name;` and `&#number;`.
enum MarkupReference {
  /// The UTF-8 of what stands between `&` and `;`; nil if it means nothing.
  static func bytes(_ name: ArraySlice<UInt8>) -> [UInt8]? {
    if name.first == 0x23 { return scalar(name.dropFirst()) }
    switch String(decoding: name, as: UTF8.self) {
    case "amp": return [0x26]
    case "lt": return [0x3C]
    case "gt": return [0x3E]
    case "quot": return [0x22]
    case "apos": return [0x27]
    default: return nil
    }
  }

  private static func scalar(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    let isHexadecimal = digits.first == 0x78
    let digits = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
    guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10),
      let scalar = Unicode.Scalar(value)
    else { return nil }
    return Array(String(Character(scalar)).utf8)
  }
}
