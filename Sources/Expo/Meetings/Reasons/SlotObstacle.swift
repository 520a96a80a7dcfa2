/// Why a meeting cannot be held from a slot on, as everything else stands.
enum SlotObstacle: Worded, Hashable {
  /// The slot has begun.
  case past
  /// So many slots do not follow each other from here.
  case broken(slots: Int)
  /// Firms have stands in different places.
  case standsApart(firms: [String], stands: [String])
  /// Every table is at a stand.
  case standsOnly
  /// A firm takes no part any more.
  case firmGone(String)
  /// A firm is away, from and to as the clocks at the venue show it.
  case firmAway(String, from: String, to: String)
  /// A firm has its meetings of the day.
  case dailyCap(firm: String, meetings: Int)
  /// A firm meets others.
  case firmMeets(String, others: [String])
  /// A firm cannot walk there in time.
  case firmWalks(String)
  /// Every table for the rank is taken or closed.
  case tablesTaken(rank: Int)
  /// Nobody has the languages, the sector and the rank.
  case nobodyInterprets
  /// Whoever could interpret is busy, away or at the limit.
  case interpretersBusy([String])
  /// Table, teams and interpreter are free, but not in one hall.
  case noHallWithAll
}
