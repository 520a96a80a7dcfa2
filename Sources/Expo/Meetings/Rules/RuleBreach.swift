/// How meetings break a rule, by codes and times as organisers know them. Meetings are named by their
/// firms, `RU0001–CN0002`.
enum RuleBreach: Worded, Hashable {
  case plannedTwice(String)
  case refused(String)
  case notWished(String)
  case wrongDuration(String, slots: Int, wished: Int)
  case wrongRank(String, rank: Int, wished: Int)
  case unknown(String, Unknown)
  case notConsecutive(String, slots: Int, from: String)
  case tableRank(String, rank: Int, table: String, most: Int)
  case tableClosed(table: String, Absence)
  case foreignStand(String, table: String)
  case ownStand(firm: String, stand: String, String, table: String)
  case twice(Holder, String, String, at: String)
  case walk(Holder, Walk)
  case gone(firm: String, String, at: String)
  case away(Holder, Absence)
  case dailyCap(firm: String, meetings: Int, day: String, most: Int)
  case interpreting(InterpreterBreach)
  case lockedMissing(String, slot: String)
  case lockedChanged(String, level: String, slot: String)

  /// Who or what can be in one place at a time.
  enum Holder: Hashable, Sendable {
    case table(String)
    case firm(String)
    case team(Int, of: String)
    case interpreter(String)
  }

  /// What a meeting names that is not there.
  enum Unknown: Hashable, Sendable {
    case firmTwice
    case firm
    case table(String)
    case teams([Int])
    case interpreter(String)
    case slot
  }

  /// From when to when somebody is away, and the meeting at that time.
  struct Absence: Hashable, Sendable {
    let from: String
    let to: String
    let meeting: String
    let at: String
  }

  /// A way between two meetings that takes longer than there is time.
  struct Walk: Hashable, Sendable {
    let minutes: Int
    let from: String
    let to: String
    let first: String
    let ends: String
    let second: String
    let starts: String
  }
}

/// How a meeting breaks a rule about its interpreter, who is named by code.
enum InterpreterBreach: Worded, Hashable {
  case missing(String)
  case needless(String, String)
  case noPair(String, String)
  case noSector(String, sector: String, String)
  case notCleared(String, String, rank: Int)
  case stationed(String, hall: String, String, table: String)
  case dayOff(String, day: String, String)
  case minutesPerDay(String, minutes: Int, day: String, most: Int)
  case minutesInARow(String, minutes: Int, from: String, most: Int)
}
