/// The hard rules of a timetable; the raw values are stable.
public enum RuleCode: String, Sendable, Codable, CaseIterable {
  /// A firm, slot, table, interpreter or team that does not exist, or two firms out of order.
  case unknownReference = "meeting.unknown_reference"
  /// The same two firms meet more than once.
  case pairTwice = "meeting.pair_twice"
  /// Neither firm asked for the other.
  case notWished = "meeting.not_wished"
  /// One of the firms never wants to meet the other.
  case vetoed = "meeting.vetoed"
  /// It takes fewer or more slots than wished.
  case wrongDuration = "meeting.wrong_duration"
  /// Its protocol rank is not the one that was asked for.
  case wrongRank = "meeting.wrong_rank"
  /// Its slots do not follow each other without a break on one day.
  case notConsecutive = "slot.not_consecutive"
  /// The table is closed, used by the programme, or outside the open days.
  case tableClosed = "table.closed"
  /// The table is reserved for higher ranks.
  case tableRank = "table.rank"
  /// The firm has a stand of its own and meets elsewhere.
  case ownStand = "firm.own_stand"
  /// The table is at the stand of another firm.
  case foreignStand = "table.foreign_stand"
  /// The table has two meetings at once, buffers included.
  case tableTwice = "table.twice"
  /// The firm is away.
  case firmBusy = "firm.busy"
  /// The firm has more meetings on the day than it takes.
  case firmDailyCap = "firm.daily_cap"
  /// The team has two meetings at once, buffers included.
  case teamTwice = "team.twice"
  /// The team cannot walk from one hall to the next in time; the buffer may be used for it.
  case teamWalk = "team.walk"
  /// Nobody interprets although somebody must.
  case interpreterMissing = "interpreter.missing"
  /// Somebody interprets although nobody must.
  case interpreterNeedless = "interpreter.needless"
  /// The interpreter has none of the language pairs.
  case interpreterPair = "interpreter.pair"
  /// The interpreter is not prepared for the sector.
  case interpreterSector = "interpreter.sector"
  /// The interpreter is not cleared for protocol and the meeting is of rank 5 or better.
  case interpreterClearance = "interpreter.clearance"
  /// The interpreter is stationed in another hall.
  case interpreterStation = "interpreter.station"
  /// The interpreter does not work on the day.
  case interpreterDayOff = "interpreter.day_off"
  /// The interpreter is away.
  case interpreterBusy = "interpreter.busy"
  /// The interpreter has two meetings at once, buffers included.
  case interpreterTwice = "interpreter.twice"
  /// The interpreter cannot walk from one hall to the next in time.
  case interpreterWalk = "interpreter.walk"
  /// The interpreter works more minutes on the day than allowed, buffers included.
  case interpreterMinutesPerDay = "interpreter.minutes_per_day"
  /// The interpreter works more minutes in a row than allowed, buffers included.
  case interpreterMinutesInARow = "interpreter.minutes_in_a_row"
  /// A locked meeting is missing or not as it was locked.
  case lockedChanged = "meeting.locked_changed"
}
