public import Foundation

/// Somebody who takes part, or wants to: a firm, a person, an interpreter.
public struct ParticipationSummary: Sendable, Codable {
  /// How people name it in this edition: `RU0001`, `P00037`.
  public let code: String
  /// Its names.
  public let names: LocalizedText
  /// `enterprise`, `head`, `lead`, `delegate`, `liaison`, `interpreter`.
  public let role: String
  /// The delegation it counts for: its own, or that of its firm.
  public let delegation: String?
  /// The firm of a person.
  public let enterprise: String?
  /// The position of a person.
  public let position: LocalizedText?
  /// Protocol rank, 1 highest.
  public let rank: Int
  /// Where its registration stands.
  public let state: AccreditationState
  /// Since when it stands there; nil when it stands there since it was registered.
  public let since: Date?
  /// Who decided that.
  public let by: String?
  /// Why.
  public let reason: String?
}

/// One step of a registration.
public struct AccreditationStep: Sendable, Codable {
  /// When.
  public let at: Date
  /// From where.
  public let before: AccreditationState
  /// To where.
  public let after: AccreditationState
  /// Who decided it.
  public let actor: String
  /// Why.
  public let reason: String?
}

/// A registration with every step it took.
public struct ParticipationDetail: Sendable, Codable {
  /// Where it stands.
  public let summary: ParticipationSummary
  /// How it came there, the first step first.
  public let steps: [AccreditationStep]
}

/// Which registrations a list shows; nil fields do not narrow it.
public struct ParticipationFilter: Sendable {
  /// Those that count for this delegation or one below it.
  public var delegation: String?
  /// Only those of the delegation itself, not of those below it.
  public var isDelegationAlone: Bool
  /// The people of this firm.
  public var enterprise: String?
  /// Those with one of these roles.
  public var roles: [String]?
  /// Those with one of these states.
  public var states: [AccreditationState]?
  /// Those with these codes.
  public var codes: [String]?
  /// In which order they come.
  public var order: NameOrder

  /// The roles that persons have.
  public static let people = ["head", "lead", "delegate", "liaison", "interpreter"]

  /// Narrows a list of registrations.
  public init(
    delegation: String? = nil, isDelegationAlone: Bool = false, enterprise: String? = nil,
    roles: [String]? = nil, states: [AccreditationState]? = nil, codes: [String]? = nil,
    order: NameOrder = .code
  ) {
    self.delegation = delegation
    self.isDelegationAlone = isDelegationAlone
    self.enterprise = enterprise
    self.roles = roles
    self.states = states
    self.codes = codes
    self.order = order
  }
}
