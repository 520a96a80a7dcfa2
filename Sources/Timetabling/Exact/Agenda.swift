/// Agreed meetings between two participants each, all of which have to be held, in slots of one
/// day with a morning and an afternoon: the business-to-business scheduling problem of Bofill et
/// al., JAIR 74 (2022) 263-301.
///
/// Wanted is a slot for every meeting, with as few breaks as there can be. A break is a group of
/// idle slots between two successive meetings of a participant; its length does not matter.
public struct Agenda: Sendable, Hashable {
  /// The number of participants.
  public var participants: Int
  /// The number of slots.
  public var slots: Int
  /// The number of slots that are in the morning; the others are in the afternoon.
  public var morningSlots: Int
  /// How many meetings there may be at the same time.
  public var locations: Int
  /// How far the numbers of breaks of any two participants may be apart; `nil` is any distance.
  public var fairness: Int?
  /// The meetings.
  public var meetings: [AgreedMeeting]
  /// The slots in which each participant is away.
  public var absences: [[Int]]
  /// Pairs of meetings of which one has to be over when the other begins.
  public var precedences: [Precedence]

  /// Checks the parts and makes an agenda of them; no `absences` at all means that all are there.
  public init(
    participants: Int, slots: Int, morningSlots: Int, locations: Int, fairness: Int? = nil,
    meetings: [AgreedMeeting], absences: [[Int]] = [], precedences: [Precedence] = []
  ) throws(AgendaError) {
    self.participants = participants
    self.slots = slots
    self.morningSlots = morningSlots
    self.locations = locations
    self.fairness = fairness
    self.meetings = meetings
    self.absences =
      absences.isEmpty && participants > 0
      ? [[Int]](repeating: [], count: participants) : absences
    self.precedences = precedences
    try check()
  }

  /// A wish that one meeting be over when another begins.
  public struct Precedence: Sendable, Hashable {
    /// The meeting that is first, by its position.
    public let before: Int
    /// The meeting that is later, by its position.
    public let after: Int

    /// Makes a wish.
    public init(_ before: Int, _ after: Int) {
      self.before = before
      self.after = after
    }
  }

  private func check() throws(AgendaError) {
    guard participants >= 0, slots > 0, (0...slots).contains(morningSlots), locations >= 0,
      fairness ?? 0 >= 0
    else { throw .numbers }
    guard absences.count == participants else { throw .absences(absences.count) }
    for (participant, away) in absences.enumerated() {
      for slot in away where !(0..<slots).contains(slot) {
        throw .absence(participant: participant, slot: slot)
      }
    }
    let everybody = 0..<participants
    for (index, meeting) in meetings.enumerated() {
      guard everybody.contains(meeting.a), everybody.contains(meeting.b), meeting.a != meeting.b
      else { throw .meeting(index) }
      if let slot = meeting.fixed, !(0..<slots).contains(slot) { throw .meeting(index) }
    }
    for wish in precedences {
      guard meetings.indices.contains(wish.before), meetings.indices.contains(wish.after) else {
        throw .precedence(wish)
      }
    }
  }
}
