import Logging
import Postgres

extension Timetables {
  /// Asks for a timetable of every open expo; those where nothing changed cost nothing.
  ///
  /// What is wrong with one expo is logged and does not keep the others from theirs.
  func refreshAll(logger: Logger) async throws {
    let editions = try await Editions(context: context).list().filter { $0.status == .open }
    for edition in editions {
      do {
        _ = try await requestRun(edition.code)
      } catch let failure as any ExpoFailure {
        logger.warning(
          "no timetable asked for",
          metadata: ["expo": "\(edition.code)", "reason": "\(failure.message)"])
      }
    }
  }
}
