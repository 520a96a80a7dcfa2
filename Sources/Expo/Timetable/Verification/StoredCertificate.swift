/// Prices that prove an upper bound on the weight of any timetable, as they are kept with a version.
///
/// Every scarce thing has a price on each day: a slot of a firm's team, one of a firm's meetings, a
/// table for one slot, a slot of an interpreter, one of an interpreter's meetings. `scale` times the
/// weight of any timetable is at most the price of everything there is, plus for each wish what its
/// worth exceeds the prices by on the best day (weak duality; Dantzig and Van Slyke 1967). Firms,
/// tables and interpreters that are not listed have the price 0.
struct StoredCertificate: Sendable, Codable, Hashable {
  /// What one unit of weight is multiplied by.
  var scale: Int
  /// The days, which the prices are listed by.
  var days: [CalendarDay]
  var firms: [PersonPrices]
  var tables: [TablePrices]
  var interpreters: [PersonPrices]
  /// The bound the prices were found to prove.
  var bound: Int

  /// The prices of a firm or an interpreter, by day.
  struct PersonPrices: Sendable, Codable, Hashable {
    var id: Identifier<Participation>
    var slots: [Int]
    var meetings: [Int]
  }

  /// The price of each of some tables for one slot, by day.
  struct TablePrices: Sendable, Codable, Hashable {
    var ids: [Identifier<Space>]
    var slots: [Int]
  }
}
