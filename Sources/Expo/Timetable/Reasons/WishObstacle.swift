/// What keeps a wish from a meeting, by codes and days as organisers know them.
enum WishObstacle: Worded, Hashable {
  /// The firms are never there together for so many slots in a row.
  case noCommonTime(firms: [String], slots: Int)
  /// Two firms have stands in different places.
  case standsApart(String, String)
  /// No table takes the rank.
  case noTableForRank(Int)
  /// Nobody interprets that.
  case noInterpreter(Interpreting)
  /// A firm has its meetings of a day, which closes so many slots.
  case dailyCap(firm: String, meetings: Int, day: String, slots: Int)
  /// All teams of a firm are in other meetings.
  case firmFull(firm: String, teams: Int, SlotList)
  /// Nobody gets there on foot in time.
  case walking(SlotList)
  /// All tables of some halls are taken or closed.
  case tablesFull(halls: [String], SlotList)
  /// Whoever could interpret is busy, away or at the limit, which closes so many slots.
  case interpretersFull(Interpreting, days: [String], slots: Int)
  /// Table and interpreter are free, but in different halls.
  case noHallWithAll(SlotList)
  /// There is room that the search did not reach.
  case searchEnded(SlotList)

  /// What somebody would have to interpret.
  struct Interpreting: Hashable, Sendable {
    /// Pairs as `ru-zh`; empty between speakers of one language.
    let pairs: [String]
    let sector: String?
    /// Whether it takes clearance for protocol.
    let isCleared: Bool
  }

  /// Slots, the first few by code.
  struct SlotList: Hashable, Sendable {
    let codes: [String]
    /// How many more there are.
    let more: Int

    /// Names the first four.
    init(_ codes: [String]) {
      self.codes = Array(codes.prefix(4))
      more = codes.count - self.codes.count
    }
  }

  /// Stable, for programs.
  var code: String {
    switch self {
    case .noCommonTime: "no_common_time"
    case .standsApart: "stands_apart"
    case .noTableForRank: "no_table_for_rank"
    case .noInterpreter: "no_interpreter"
    case .dailyCap: "daily_cap"
    case .firmFull: "firm_full"
    case .walking: "walking"
    case .tablesFull: "tables_full"
    case .interpretersFull: "interpreters_full"
    case .noHallWithAll: "no_hall_with_all"
    case .searchEnded: "search_ended"
    }
  }
}

/// The cheapest change that would place a wish.
enum WishRemedy: Worded, Hashable {
  /// There is room in a slot.
  case fits(slot: String)
  /// There is room once some meetings go, which weigh so much together.
  case fitsWithout(slot: String, meetings: [String], weight: Int)
  /// There is room if an interpreter were prepared for a sector, or cleared for protocol.
  case fitsIf(slot: String, interpreter: String, sector: String?, isCleared: Bool)
}
