/// The firms that meet or might: two, in the order of their keys, and the guests of a group meeting.
///
/// The two decide whether somebody interprets, and between which languages. All have to be there.
public struct FirmPair: Hashable, Comparable, Sendable, Codable {
  /// The firm with the smaller key.
  public let a: Identifier<Participation>
  /// The firm with the larger key.
  public let b: Identifier<Participation>
  /// Further firms, by key; mostly none.
  public let guests: [Identifier<Participation>]

  /// Puts firms given in any order into theirs.
  public init(
    _ one: Identifier<Participation>, _ other: Identifier<Participation>,
    guests: [Identifier<Participation>] = []
  ) {
    a = min(one, other)
    b = max(one, other)
    self.guests = guests.sorted()
  }

  /// Reads what was kept; pairs from before there were groups name no guests.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try container.decode(Identifier<Participation>.self, forKey: .a),
      try container.decode(Identifier<Participation>.self, forKey: .b),
      guests: try container.decodeIfPresent([Identifier<Participation>].self, forKey: .guests)
        ?? [])
  }

  /// All of them, the two first.
  public var firms: [Identifier<Participation>] { [a, b] + guests }

  /// Whether the firm is one of them.
  public func contains(_ firm: Identifier<Participation>) -> Bool { firms.contains(firm) }

  /// Orders by the keys.
  public static func < (left: Self, right: Self) -> Bool {
    guard (left.a, left.b) == (right.a, right.b) else {
      return (left.a, left.b) < (right.a, right.b)
    }
    return left.guests.lexicographicallyPrecedes(right.guests)
  }
}
