/// How two delegations sit across a table: heads in the middle face to face, then by precedence to the
/// right and left of their head in turn, and a seat for the interpreter at the head's left hand.
///
/// Seats are numbered from the middle as the side itself sees them: 1, 2, … to the right of its head,
/// -1, -2, … to the left.
public struct SeatingPlan: Sendable, Codable {
  /// One seat.
  public struct Seat: Sendable, Codable, Hashable {
    /// 0 in the middle, above it to the right of the head, below it to the left.
    public let number: Int
    /// The code of who sits there; nil for the interpreter's seat and for empty ones.
    public let code: String?
    /// Their names.
    public let names: LocalizedText?
    /// Their position.
    public let position: LocalizedText?
    /// Why they sit there.
    public let reason: String
  }

  /// One side of the table.
  public struct Side: Sendable, Codable {
    /// The delegation.
    public let delegation: String
    /// Whether it is the host's.
    public let isHost: Bool
    /// Its seats, from its own left to its right.
    public let seats: [Seat]
    /// Who has no seat at the table and sits in the second row.
    public let secondRow: [ParticipationSummary]
  }

  /// The side of the host, with its back to the door.
  public let host: Side
  /// The side of the guests, who face the door.
  public let guest: Side
}

/// Somebody in the order of precedence.
public struct RankedParticipation: Sendable, Codable {
  /// The place in the order, 1-based.
  public let place: Int
  /// Who.
  public let participation: ParticipationSummary
  /// Why there.
  public let reason: String
}

extension SeatingPlan.Side {
  /// Seats a delegation in its order of precedence.
  ///
  /// - Parameter seats: How many seats its side has, the interpreter's among them.
  init(
    _ delegation: String, isHost: Bool, members: [RankedParticipation], seats count: Int,
    hasInterpreter: Bool
  ) {
    let numbers = Self.numbers(count, hasInterpreter: hasInterpreter)
    var seats = zip(numbers, members).map { number, member in
      SeatingPlan.Seat(
        number: number, code: member.participation.code, names: member.participation.names,
        position: member.participation.position, reason: member.reason)
    }
    if hasInterpreter && count > 1 {
      seats.append(.init(number: -1, code: nil, names: nil, position: nil, reason: "interpreter"))
    }
    self.init(
      delegation: delegation, isHost: isHost, seats: seats.sorted { $0.number < $1.number },
      secondRow: members.dropFirst(numbers.count).map(\.participation))
  }

  /// The seats in the order in which they are given out: the middle, then right and left in turn. Where
  /// the interpreter has the first seat to the left, the others there move one up.
  static func numbers(_ count: Int, hasInterpreter: Bool) -> [Int] {
    let others = hasInterpreter ? count - 1 : count
    var numbers = [0]
    var right = 1
    var left = hasInterpreter ? -2 : -1
    let lastLeft = -((count - 1) / 2)
    let lastRight = count / 2
    while numbers.count < others {
      let goesRight = right <= lastRight && (numbers.count % 2 == 1 || left < lastLeft)
      if goesRight {
        numbers.append(right)
        right += 1
      } else if left >= lastLeft {
        numbers.append(left)
        left -= 1
      } else {
        break
      }
    }
    return numbers
  }
}
