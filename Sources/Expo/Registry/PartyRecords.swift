public import Foundation

/// A name that a party bears or bore.
public struct NameRecord: Sendable, Codable {
  /// BCP 47 tag.
  public let language: String
  /// `legal`, `short`, `passport` or `alias`.
  public let kind: String
  /// The name.
  public let name: String
  /// First day, if it is known.
  public let since: CalendarDay?
  /// First day on which it was not borne any more; nil while it is.
  public let until: CalendarDay?
}

/// A registry number that a party has or had.
public struct NumberRecord: Sendable, Codable {
  /// `inn`, `uscc`, ….
  public let scheme: String
  /// The number.
  public let value: String
  /// First day, if it is known.
  public let since: CalendarDay?
  /// First day on which it was not valid any more; nil while it is.
  public let until: CalendarDay?
  /// Whether its check digits hold.
  public let checkPassed: Bool
  /// What shows that it is genuine although they do not.
  public let evidence: String?
  /// Who took it on that evidence.
  public let acceptedBy: String?
  /// When.
  public let acceptedAt: Date?
}

/// What sort of name it is.
public enum PartyNameKind: String, Sendable, Codable, CaseIterable {
  /// As registered.
  case legal
  /// As people say it.
  case short
  /// As a passport has it; persons only.
  case passport
  /// Any other spelling it is found under.
  case alias
}

/// A name to be borne.
public struct NewPartyName: Sendable {
  /// The name.
  public var text: String
  /// Its language.
  public var language: Language
  /// What sort of name.
  public var kind: PartyNameKind
  /// The first day; nil for today, or for ever where it is the first of its kind.
  public var since: CalendarDay?

  /// Describes a name.
  public init(
    text: String, language: Language, kind: PartyNameKind = .legal, since: CalendarDay? = nil
  ) {
    self.text = text
    self.language = language
    self.kind = kind
    self.since = since
  }
}
