/// Two firms that meet or might, in the order of their keys.
public struct FirmPair: Hashable, Comparable, Sendable, Codable {
  /// The firm with the smaller key.
  public let a: Identifier<Participation>
  /// The firm with the larger key.
  public let b: Identifier<Participation>

  /// Puts two firms given in any order into theirs.
  public init(_ one: Identifier<Participation>, _ other: Identifier<Participation>) {
    a = min(one, other)
    b = max(one, other)
  }

  /// Whether the firm is one of the two.
  public func contains(_ firm: Identifier<Participation>) -> Bool { a == firm || b == firm }

  /// Orders by the keys.
  public static func < (left: Self, right: Self) -> Bool {
    (left.a, left.b) < (right.a, right.b)
  }
}
