/// What is wrong with the parts of an agenda.
public enum AgendaError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A number of participants, slots, locations or breaks is impossible.
  case numbers
  /// There are lists of absences for another number of participants.
  case absences(Int)
  /// A participant is away in a slot that does not exist.
  case absence(participant: Int, slot: Int)
  /// A meeting, by its position, is not between two participants, or fixed to no slot.
  case meeting(Int)
  /// A wish names a meeting that does not exist.
  case precedence(Agenda.Precedence)

  /// One sentence that names the element.
  public var description: String {
    switch self {
    case .numbers: "the numbers of participants, slots and locations do not fit together"
    case .absences(let count): "there are absences of \(count) participants"
    case .absence(let participant, let slot):
      "participant \(participant) is away in slot \(slot), which does not exist"
    case .meeting(let index):
      "meeting \(index) is not between two participants or is fixed to no slot of the day"
    case .precedence(let wish):
      "meeting \(wish.before) before \(wish.after): there is no such meeting"
    }
  }
}
