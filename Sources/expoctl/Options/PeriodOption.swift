import ArgumentParser
import Expo
import Foundation

/// A stretch of time at the venue; an end that is not given is open.
struct PeriodOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "From when, as “2027-06-16 10:00” at the venue. (default: the first slot)",
      valueName: "time"))
  var from: String?
  @Option(help: ArgumentHelp("Until when. (default: the end of the last slot)", valueName: "time"))
  var to: String?

  /// The two ends on the clock of the edition's venue.
  func ends(in edition: Edition) throws -> (from: Date?, to: Date?) {
    (try VenueTime.read(from, "--from", edition), try VenueTime.read(to, "--to", edition))
  }
}

/// Reads times as people at the venue say them.
enum VenueTime {
  static func read(_ text: String?, _ option: String, _ edition: Edition) throws -> Date? {
    guard let text else { return nil }
    guard let instant = Expo.VenueClock(timeZone: edition.timeZone).instant(text) else {
      throw UsageError(
        "\(option) “\(text)” is no time",
        hint: "write “2027-06-16 10:00” for a time at the venue, or 2027-06-16T10:00:00+08:00")
    }
    return instant
  }
}
