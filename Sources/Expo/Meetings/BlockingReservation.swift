/// What holds a table, a team or an interpreter at a time.
public struct BlockingReservation: Sendable, Codable, Hashable {
  /// The number of the meeting, if it is one.
  public let meeting: Identifier<Meeting>?
  /// The codes of the two firms, or the code of the programme item alone.
  public let who: [String]
  /// The code of the table of the meeting.
  public let table: String?
  /// From when, at the venue: `2014-07-01 09:30`.
  public let start: String
  /// Until when, buffer included: `10:00`.
  public let end: String

  /// `RU0001–CN0002 at table T001, 2014-07-01 09:30 to 10:00`.
  public var sentence: String {
    let place = table.map { " at table \($0)" } ?? ""
    return "\(who.joined(separator: "–"))\(place), \(start) to \(end)"
  }
}
