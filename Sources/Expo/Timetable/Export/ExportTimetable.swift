import Documents
public import Foundation
import Postgres

extension Timetables {
  /// Writes a version for one reader.
  ///
  /// Calendar entries keep one UID for a pair of firms and an expo, and count its changes, so that a
  /// later file replaces the earlier one in a calendar program. Without a number the published
  /// version is written, else the newest.
  ///
  /// - Parameters:
  ///   - language: Of names and places.
  ///   - hasByteOrderMark: Whether a CSV file begins with one, for spreadsheet programs.
  /// - Returns: The bytes of the file, UTF-8.
  /// - Throws: `EditionError.unknown`, `TimetableError.unknownVersion`, `.noVersion`,
  ///   `MeetingError.referenceUnknown` for a code nobody has.
  public func export(
    _ expo: String, version: Int? = nil, _ subject: ScheduleSubject = .all,
    format: ScheduleFormat, language: Language = .english, hasByteOrderMark: Bool = false
  ) async throws -> Data {
    try await reading(expo) { edition, tx in
      let version = try await TimetableQueries.version(
        version.map { .number($0) } ?? .publishedElseNewest, of: edition, in: tx)
      let filter = subject.filter
      let named = MeetingFilter(
        firm: filter.firm, table: filter.table, interpreter: filter.interpreter)
      try await MeetingQueries.check(named, in: edition, in: tx)
      let entries = try await EntryQueries.entries(
        version.number, of: edition.id, filter, in: tx)
      switch format {
      case .csv:
        let sheet = ScheduleSheet(edition, language)
        return Data(sheet.document(entries, hasByteOrderMark: hasByteOrderMark))
      case .json: return try ScheduleFile(edition, version, entries).json()
      case .ics:
        let calendar = ScheduleCalendar(
          edition, version, subject, language,
          sequences: try await ExportQueries.sequences(of: edition.id, in: tx))
        return Data(try calendar.document(entries).utf8)
      }
    }
  }
}
