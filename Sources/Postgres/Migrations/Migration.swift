/// One numbered file of the schema.
public struct Migration: Sendable, Hashable {
  /// The number in front of the name, from 1 without gaps.
  public let version: Int
  /// The name between number and `.sql`.
  public let name: String
  /// The file's text.
  public let script: String

  /// `0007_add_halls`.
  public var label: String {
    let digits = String(version)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_" + name
  }

  /// Reads `0007_add_halls.sql`; nil for a name of another shape.
  static func parse(fileName: String) -> (version: Int, name: String)? {
    guard fileName.hasSuffix(".sql") else { return nil }
    let stem = fileName.dropLast(4)
    let digits = stem.prefix(4)
    guard digits.utf8.count == 4, digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let version = Int(digits), stem.dropFirst(4).first == "_"
    else { return nil }
    let name = stem.dropFirst(5)
    let isPlain = name.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == 95
    }
    return isPlain && !name.isEmpty ? (version, String(name)) : nil
  }
}
