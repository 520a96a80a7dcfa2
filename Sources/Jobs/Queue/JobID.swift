/// Which job: a number that is never reused within one database.
public struct JobID: RawRepresentable, Hashable, Comparable, Codable, Sendable {
  /// The number as stored and printed.
  public let rawValue: Int64

  /// The job of that number, whether it exists or not.
  public init(rawValue: Int64) {
    self.rawValue = rawValue
  }

  /// A bare number.
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(Int64.self)
  }

  /// A bare number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  /// Older before younger: numbers are drawn in enqueue order, save for concurrent writers.
  public static func < (a: JobID, b: JobID) -> Bool {
    a.rawValue < b.rawValue
  }
}

extension JobID: CustomStringConvertible, LosslessStringConvertible {
  /// A decimal number; nil for anything else.
  public init?(_ description: String) {
    guard let number = Int64(description) else { return nil }
    rawValue = number
  }

  /// The decimal number.
  public var description: String { String(rawValue) }
}
