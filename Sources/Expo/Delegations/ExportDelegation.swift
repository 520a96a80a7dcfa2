import Documents
public import Foundation
import Postgres

/// What of a delegation is written to a file.
public enum DelegationExportKind: String, Sendable, CaseIterable {
  /// Its firms.
  case enterprises
  /// Its people, without travel documents and days of birth.
  case contacts
}

/// The rows of a file that can be imported again.
public struct DelegationExport: Sendable {
  /// `enterprises` or `contacts`.
  public let kind: DelegationExportKind
  /// The titles of the columns, in the language asked for.
  public let header: [String]
  /// The cells, row by row.
  public let rows: [[String]]

  /// The file: a workbook, or CSV whose cells no spreadsheet runs as a formula.
  public func bytes(isWorkbook: Bool, hasByteOrderMark: Bool = false) throws -> Data {
    if isWorkbook {
      return Data(
        try SheetWriter.document(
          sheet: kind.rawValue, columns: header.map { SheetColumn($0) },
          rows: rows.map { $0.map { $0.isEmpty ? .empty : .text($0) } }))
    }
    // A telephone number begins with a plus sign and is to come back as it went.
    let inert = rows.map { $0.map { Self.isFormula($0) ? "'" + $0 : $0 } }
    return Data(
      DelimitedWriter(writesByteOrderMark: hasByteOrderMark).document(header: header, rows: inert))
  }

  private static func isFormula(_ cell: String) -> Bool {
    guard let first = cell.unicodeScalars.first else { return false }
    let isNumber = cell.unicodeScalars.dropFirst().allSatisfy {
      "0123456789 ()-.".unicodeScalars.contains($0)
    }
    return "=@\t\r".unicodeScalars.contains(first)
      || "+-".unicodeScalars.contains(first) && !isNumber
  }
}

extension Delegations {
  private static let columns: [DelegationExportKind: String] = [
    .enterprises: """
    enterprise_code delegation_code country region_code sector_code name_ru name_zh name_en
    legal_form inn ogrn kpp uscc lei is_vip founded employees website working_languages offers_ru
    offers_zh offers_en seeks_ru seeks_zh seeks_en teams daily_cap sold_meetings stand rank
    contact_email contact_phone note
    """,
    .contacts: """
    contact_code enterprise_code delegation_code country role position_ru position_zh position_en
    protocol_rank family_ru given_ru patronymic_ru name_zh family_en given_en nationality email
    phone languages consent_badge consent_crossborder arrival_post
    """,
  ]

  /// The firms or the people of a delegation, as a file that can be imported again.
  ///
  /// - Parameter isAlone: Whether the delegations below it are left out.
  /// - Throws: `EditionError.unknown`, `DelegationError.unknown`.
  public func export(
    _ code: String, _ kind: DelegationExportKind, isAlone: Bool = false, expo: String,
    language: Language
  ) async throws -> DelegationExport {
    let columns = (Self.columns[kind] ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    return try await context.database.transaction(.readOnly) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      if try await DelegationQueries.ids(of: edition.id, in: tx)[code] == nil {
        throw DelegationError.unknown(code: code, expo: expo)
      }
      let members = try await ParticipationListQueries.list(
        of: edition.id,
        ParticipationFilter(
          delegation: code, isDelegationAlone: isAlone,
          roles: kind == .enterprises
            ? ["enterprise"] : ["head", "lead", "delegate", "liaison"],
          states: [.new, .preApproved, .approved]), in: tx)
      var rows: [[String]] = []
      for member in members {
        var cells = try await Self.cells(member.code, kind, edition, in: tx)
        cells[kind == .enterprises ? "enterprise_code" : "contact_code"] = member.code
        rows.append(columns.map { cells[$0] ?? "" })
      }
      return DelegationExport(
        kind: kind, header: columns.map { ColumnTitles.title(of: $0, in: language) }, rows: rows)
    }
  }

  private static func cells(
    _ code: String, _ kind: DelegationExportKind, _ edition: Edition, in tx: PostgresTransaction
  ) async throws -> [String: String] {
    switch kind {
    case .enterprises: try await EnterpriseQueries.cells(code, of: edition.id, in: tx) ?? [:]
    case .contacts: try await PersonQueries.cells(code, of: edition.id, in: tx) ?? [:]
    }
  }
}
