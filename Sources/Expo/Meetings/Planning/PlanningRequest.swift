/// One side's wish about another firm, or about a meeting of several, not withdrawn.
struct PlanningRequest: Sendable, Codable, Hashable {
  let id: Int64
  let code: String
  let from: Identifier<Participation>
  let to: Identifier<Participation>
  let preference: Preference
  let sector: String?
  let durationSlots: Int
  let rank: Int
  /// Nil: decided by whether the two share a language.
  let needsInterpreter: Bool?
  /// Further firms that are to be there.
  var guests: [Identifier<Participation>] = []

  /// Whom it is about.
  var pair: FirmPair { FirmPair(from, to, guests: guests) }
}
