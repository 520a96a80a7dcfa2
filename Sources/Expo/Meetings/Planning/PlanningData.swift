import Foundation

/// Everything a timetable is made from and judged by, read in one snapshot.
///
/// Rows are sorted by key, slots by start. Only approved firms and interpreters are here.
struct PlanningData: Sendable, Codable, Hashable {
  var expo: Identifier<Edition>
  var expoCode: String
  /// IANA name of the time zone of the venue.
  var timeZone: String
  var slots: [PlanningSlot]
  var halls: [PlanningHall]
  var tables: [PlanningTable]
  /// Between different halls, each pair once, as `HallWalks` completes them; a pair that is missing
  /// is no walk at all.
  var walks: [HallWalk]
  var firms: [PlanningFirm]
  var interpreters: [PlanningInterpreter]
  var requests: [PlanningRequest]
  /// The live meetings that are locked, exactly as they stand.
  var locked: [PlannedMeeting]
  /// Meetings that count as wished the way they were fixed, although they are not locked any more:
  /// they were locked, cannot stand as they are, and look for another place.
  var kept: [PlannedMeeting] = []
  /// Slots that start earlier are past: only locked meetings stand there. Nil before the expo.
  var notBefore: Date? = nil
}
