/// Puts an archive together in memory; the same entries always give the same bytes.
package struct ZipWriter {
  private var archive: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// An archive of nothing yet.
  package init() {}

  /// Adds a text, packed.
  mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

  /// Adds bytes, packed.
  package mutating func add(_ name: String, _ bytes: [UInt8]) {
    let packing = Deflater()
    packing.append(bytes)
    packing.finish()
    add(name, packing)
  }

  /// Adds what is packed already, and finished.
  mutating func add(_ name: String, _ packing: Deflater) {
    let name = Array(name.utf8)
    // Version 2.0, names in UTF-8, deflated, at midnight of 1 January 1980, the first day there is.
    let common =
      Self.number(20, 2) + Self.number(0x800, 2) + Self.number(8, 2) + Self.number(0, 2)
      + Self.number(0x21, 2) + Self.number(Int(packing.checksum), 4)
      + Self.number(packing.packed.count, 4) + Self.number(packing.unpackedBytes, 4)
      + Self.number(name.count, 2) + Self.number(0, 2)
    directory += Self.number(0x0201_4B50, 4) + Self.number(20, 2) + common
    directory += Self.number(0, 10) + Self.number(archive.count, 4) + name
    archive += Self.number(0x0403_4B50, 4) + common + name
    archive += packing.packed
    count += 1
  }

  /// The whole archive.
  package func finish() -> [UInt8] {
    archive + directory + Self.number(0x0605_4B50, 4) + Self.number(0, 4)
      + Self.number(count, 2) + Self.number(count, 2) + Self.number(directory.count, 4)
      + Self.number(archive.count, 4) + Self.number(0, 2)
  }

  /// A number, its low byte first.
  private static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }
}
