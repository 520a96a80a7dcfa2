/// Where the name and the attributes of a tag stand in the window it was read from.
struct MarkupTag {
  private struct Attribute {
    var name: Range<Int>
    var value: Range<Int>
    /// Whether it only gives a namespace its prefix.
    var isNamespace: Bool
  }

  /// The name without its prefix.
  private var name = 0..<0
  private var attributes: [Attribute] = []

  /// Reads what stands between the angle brackets; false if it is no tag.
  mutating func read(_ inside: Range<Int>, of window: [UInt8]) -> Bool {
    window.withUnsafeBufferPointer { bytes in
      attributes.removeAll(keepingCapacity: true)
      var index = inside.lowerBound
      name = Self.name(bytes, &index, inside.upperBound)
      guard !name.isEmpty else { return false }
      while true {
        Self.skipSpace(bytes, &index, inside.upperBound)
        if index == inside.upperBound { return true }
        guard let attribute = Self.attribute(bytes, &index, inside.upperBound) else {
          return false
        }
        if !attribute.isNamespace { attributes.append(attribute) }
      }
    }
  }

  func isNamed(_ wanted: StaticString, in window: [UInt8]) -> Bool {
    Self.matches(name, wanted, window)
  }

  /// The value of the first attribute of the name, as stored.
  func value(_ wanted: StaticString, in window: [UInt8]) -> ArraySlice<UInt8>? {
    for attribute in attributes where Self.matches(attribute.name, wanted, window) {
      return window[attribute.value]
    }
    return nil
  }

  private static func matches(_ name: Range<Int>, _ wanted: StaticString, _ window: [UInt8]) -> Bool
  {
    let count = wanted.utf8CodeUnitCount
    guard name.count == count else { return false }
    return window.withUnsafeBufferPointer { bytes in
      for index in 0..<count where bytes[name.lowerBound + index] != wanted.utf8Start[index] {
        return false
      }
      return true
    }
  }

  /// A name, without what stands before its colon.
  private static func name(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ end: Int
  ) -> Range<Int> {
    var start = index
    while index < end {
      let byte = bytes[index]
      if byte <= 0x20 || byte == 0x3D { break }
      index += 1
      if byte == 0x3A { start = index }
    }
    return start..<index
  }

  private static func attribute(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ end: Int
  ) -> Attribute? {
    let first = index
    let name = name(bytes, &index, end)
    let isNamespace =
      name.lowerBound - first == 6 && bytes[first..<first + 6].elementsEqual("xmlns:".utf8)
    skipSpace(bytes, &index, end)
    guard !name.isEmpty, index < end, bytes[index] == 0x3D else { return nil }
    index += 1
    skipSpace(bytes, &index, end)
    guard index < end, bytes[index] == 0x22 || bytes[index] == 0x27 else { return nil }
    let quote = bytes[index]
    let start = index + 1
    index = start
    while index < end, bytes[index] != quote { index += 1 }
    guard index < end else { return nil }
    defer { index += 1 }
    return Attribute(name: name, value: start..<index, isNamespace: isNamespace)
  }

  private static func skipSpace(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ end: Int
  ) {
    while index < end, bytes[index] <= 0x20 { index += 1 }
  }
}
