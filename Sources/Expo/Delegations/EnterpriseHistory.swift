public import Foundation
import Postgres

/// Something that happened to a firm.
public struct EnterpriseEvent: Sendable, Codable {
  /// When.
  public let at: Date
  /// By whom.
  public let actor: String
  /// What: `import.inserted`, `enterprise.merge`.
  public let action: String
  /// More of it: the file and row, the other firm.
  public let detail: [String: String]
}

extension Enterprises {
  /// What happened to a firm, latest first: the rows of files that changed it, merges and edits.
  /// - Throws: `EditionError.unknown`, `EnterpriseError.unknown`.
  public func history(_ code: String, expo: String) async throws -> [EnterpriseEvent] {
    try await context.database.transaction(.readOnly) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      _ = try await party(code, of: edition, in: tx)
      let rows = try await EnterpriseQueries.importEvents(of: code, expo: edition.id, in: tx)
      let writes = try await AuditQueries.list(
        AuditFilter(expo: expo, subject: code, limit: 1_000), in: tx
      ).filter { $0.action.hasPrefix("enterprise.") || $0.action.hasPrefix("participation.") }.map {
        var detail = $0.detail
        if $0.subject != code { detail["merged"] = $0.subject }
        return EnterpriseEvent(at: $0.at, actor: $0.actor, action: $0.action, detail: detail)
      }
      return (rows + writes).sorted { $0.at > $1.at }
    }
  }
}
