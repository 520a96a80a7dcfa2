public import ArgumentParser
public import Expo

extension ScheduleFormat: ExpressibleByArgument {
  /// Reads the name; `ical` is `ics`.
  public init?(argument: String) {
    self.init(rawValue: argument == "ical" ? "ics" : argument)
  }
}
