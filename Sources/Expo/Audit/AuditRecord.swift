public import Foundation

/// One write as it stands in the audit.
public struct AuditRecord: Sendable, Codable {
  /// The expo it belongs to; nil for what belongs to none.
  public let expo: String?
  /// Its place in the chain, from 1.
  public let seq: Int64
  /// When.
  public let at: Date
  /// Who.
  public let actor: String
  /// What was done, `noun.verb`.
  public let action: String
  /// To what.
  public let subject: String
  /// What a reader needs to understand it.
  public let detail: [String: String]
}

/// One chain, as far as it goes.
public struct AuditChain: Sendable, Codable {
  /// The key of the expo; 0 for what belongs to none.
  public let chain: Int64
  /// The code of the expo.
  public let expo: String?
  /// How many entries its head says there are.
  public let entries: Int64
  /// The hash of the last one, hexadecimal.
  public let head: String

  /// The head as it is noted down elsewhere: `chain:seq:hash`.
  public var anchor: String { "\(chain):\(entries):\(head)" }
}

/// Which entries a list shows; nil fields do not narrow it.
public struct AuditFilter: Sendable {
  /// Those of this expo.
  public var expo: String?
  /// Those about this code or number, or about what was merged into it.
  public var subject: String?
  /// Those whose action begins like this.
  public var action: String?
  /// Those by this actor.
  public var actor: String?
  /// At most so many.
  public var limit: Int

  /// Narrows a list of entries.
  public init(
    expo: String? = nil, subject: String? = nil, action: String? = nil, actor: String? = nil,
    limit: Int = 100
  ) {
    self.expo = expo
    self.subject = subject
    self.action = action
    self.actor = actor
    self.limit = limit
  }
}

/// An entry that is not what was written, or is not where it was.
public struct AuditFinding: Sendable, Codable, Hashable {
  /// The chain.
  public let chain: Int64
  /// The code of the expo.
  public let expo: String?
  /// The place in the chain where it shows.
  public let seq: Int64
  /// What is wrong there.
  public let problem: AuditProblem
}

/// What can be wrong with an entry.
public enum AuditProblem: String, Sendable, Codable {
  /// The content does not give the hash.
  case edited
  /// Entries before this one are missing.
  case missingBefore = "missing_before"
  /// It does not follow from the entry before it.
  case unlinked
  /// The chain ends before its head, or its head is gone or another.
  case endMissing = "end_missing"
  /// An anchor noted down earlier is not in the chain any more.
  case anchorLost = "anchor_lost"

  /// What that means, in a few words.
  public var meaning: String {
    switch self {
    case .edited: "its content was changed after it was written"
    case .missingBefore: "entries before it are missing"
    case .unlinked: "it does not follow from the entry before it"
    case .endMissing: "the chain ends elsewhere than its head says"
    case .anchorLost: "an anchor of this place is not in the chain any more"
    }
  }
}

/// What a verification found.
public struct AuditVerdict: Sendable, Codable {
  /// The chains that were verified.
  public let chains: [AuditChain]
  /// How many anchors the chains were held against.
  public let anchors: Int
  /// What is wrong, by chain and place; empty when nothing is.
  public let findings: [AuditFinding]
}
