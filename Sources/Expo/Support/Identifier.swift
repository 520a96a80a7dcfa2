public import Postgres

/// The key of one record, typed by what it names so that a firm's key never stands for a table's.
public struct Identifier<Subject>: RawRepresentable, Hashable, Comparable, Sendable, Codable,
  PostgresEncodable, PostgresDecodable
{
  /// The number the database gave, positive.
  public let rawValue: Int64

  /// Wraps a number that the database gave.
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// Wraps a number that the database gave.
  public init(_ rawValue: Int64) { self.rawValue = rawValue }

  /// Orders by number, which is the order of creation.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// Reads the bare number.
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(Int64.self)
  }

  /// Writes the bare number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

extension Identifier: CustomStringConvertible {
  /// The bare number.
  public var description: String { String(rawValue) }
}
