/// One party in one edition: a firm, an official, an interpreter.
public enum Participation {}

/// A national, regional or other delegation of an edition.
public enum Delegation {}

/// A participation as files refer to it.
struct KnownParticipation: Sendable {
  let id: Identifier<Participation>
  let party: Identifier<Party>
  let role: String
}
