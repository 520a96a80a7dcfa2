import ArgumentParser
import Expo

/// `expoctl audit list -e cre-2014`.
struct AuditList: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Who wrote what, and when; latest first.",
    discussion: """
      Without an expo: everything, with what belongs to no expo.

        expoctl audit list -e CODE --subject RU0001
        expoctl audit list --action participation. --limit 20
      """)

  @Option(help: "Only about this: a code or a number.") var subject: String?
  @Option(help: "Only actions that begin like this, as “enterprise.”.") var action: String?
  @Option(help: "Only by this person or program.") var actor: String?
  @Option(help: "At most so many.") var limit = 100

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit \(limit): from 1 upwards.") }
  }

  func perform(_ session: Session) async throws {
    let filter = AuditFilter(
      expo: expo.codeIfAny, subject: subject, action: action, actor: actor, limit: limit)
    let (edition, records) = try await session.open { application in
      let edition: Edition? =
        if let code = filter.expo { try await application.editions.show(code) } else { nil }
      return (edition, try await application.audit.list(filter))
    }
    try session.print(
      ListReport(records, whenEmpty: "no such entries", columns: AuditRecord.columns), of: edition)
  }
}

extension AuditRecord {
  /// How entries are listed.
  static var columns: [Column<AuditRecord>] {
    [
      Column("at") { .instant($0.at) },
      Column("expo") { .text($0.expo) },
      Column("seq") { .integer(Int($0.seq)) },
      Column("actor") { .text($0.actor) },
      Column("action") { .text($0.action) },
      Column("subject") { .text($0.subject) },
      Column("detail", isFlexible: true) { .pairs($0.detail) },
    ]
  }
}
