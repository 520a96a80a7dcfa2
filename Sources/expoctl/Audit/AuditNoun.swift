import ArgumentParser

/// `expoctl audit`.
struct AuditNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "The record of every write: list it, prove it, anchor it.",
    subcommands: [AuditList.self, AuditVerify.self, AuditAnchor.self])
}
