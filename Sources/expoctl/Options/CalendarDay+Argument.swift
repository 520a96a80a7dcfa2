public import ArgumentParser
public import Expo

extension CalendarDay: ExpressibleByArgument {
  /// Reads `YYYY-MM-DD`.
  public init?(argument: String) { self.init(argument) }
}
