import Documents
import Postgres

extension Imports {
  /// An empty file of a kind, with titles in a language.
  ///
  /// A workbook keeps its header in sight and offers the words that a column takes as a list; those of
  /// delegations, firms and sectors when an expo is named.
  /// - Throws: `ImportError.kindUnknown`, `EditionError.unknown`.
  public func template(
    _ kind: String, in language: Language = .english, format: TableFormat = .csv,
    expo: String? = nil, hasByteOrderMark: Bool = false
  ) async throws -> [UInt8] {
    guard let type = kinds.first(where: { $0.name == kind }) else {
      throw ImportError.kindUnknown(kind, known: kindNames)
    }
    let titles = type.columns.map { ColumnTitles.title(of: $0.name, in: language) }
    switch format {
    case .csv:
      return DelimitedWriter(writesByteOrderMark: hasByteOrderMark)
        .document(header: titles, rows: EmptyCollection<[String]>())
    case .xlsx:
      let known = try await knownWords(expo)
      let columns = zip(type.columns, titles).map { column, title in
        let words = ColumnChoices.words(of: column.name, in: kind)
        return SheetColumn(
          title, kind: ColumnChoices.isDay(column.name) ? .day : .text,
          choices: words.isEmpty ? known[column.name] ?? [] : words,
          note: column.isRequired ? "* \(column.name)" : nil)
      }
      return try SheetWriter.document(
        sheet: kind, columns: columns, rows: EmptyCollection<[SheetCell]>())
    }
  }

  /// What columns that name something else may hold, by column.
  private func knownWords(_ expo: String?) async throws -> [String: [String]] {
    try await context.database.transaction(.readOnly) { tx in
      var words = ["sector_code": try await EditionQueries.sectorCodes(in: tx).sorted()]
      guard let expo else { return words }
      let edition = try await EditionQueries.find(code: expo, in: tx)
      words["delegation_code"] = try await DelegationQueries.ids(of: edition.id, in: tx).keys
        .sorted()
      let firms = try await ParticipationQueries.known(of: edition.id, in: tx)
        .filter { $0.value.role == "enterprise" }.keys.sorted()
      for column in ["from_enterprise", "to_enterprise", "ru_enterprise", "cn_enterprise"] {
        words[column] = firms
      }
      return words
    }
  }
}
