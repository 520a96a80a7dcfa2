import Testing
import Timetabling

@Suite("Bound certificate", .timeLimit(.minutes(1)))
struct CertificateTests {
  private func solved() throws -> (Problem, BoundCertificate) {
    var generator = RandomProblem(seed: 11)
    let problem = try generator.make()
    let solution = Solver(problem, SolverOptions(stepLimit: 1_000)).solve()
    return (problem, solution.boundProof)
  }

  @Test("The exact check finds the bound that is claimed")
  func proves() throws {
    let (problem, proof) = try solved()
    #expect(proof.provenBound(for: problem) == proof.bound)
  }

  @Test("A claim below what the multipliers prove is found out")
  func claim() throws {
    let (problem, proof) = try solved()
    let tampered = proof.copy(bound: proof.bound - 1)
    #expect(tampered.provenBound(for: problem) != tampered.bound)
  }

  @Test("Multipliers that do not fit the problem prove nothing")
  func misfits() throws {
    let (problem, proof) = try solved()
    let negative = proof.copy(partySlots: proof.partySlots.map { _ in -1 })
    #expect(negative.provenBound(for: problem) == nil)
    #expect(proof.copy(tables: []).provenBound(for: problem) == nil)
    #expect(proof.copy(scale: 0).provenBound(for: problem) == nil)
    let huge = proof.copy(partySlots: proof.partySlots.map { _ in Int.max / 2 })
    #expect(huge.provenBound(for: problem) == nil)
  }

  @Test("Any multipliers prove a bound, though a weak one")
  func anyMultipliers() throws {
    let (problem, proof) = try solved()
    let none = proof.copy(
      partySlots: proof.partySlots.map { _ in 0 },
      partyMeetings: proof.partyMeetings.map { _ in 0 },
      tables: proof.tables.map { _ in 0 },
      interpreterSlots: proof.interpreterSlots.map { _ in 0 },
      interpreterMeetings: proof.interpreterMeetings.map { _ in 0 })
    let weak = try #require(none.provenBound(for: problem))
    #expect(weak >= proof.bound)
    #expect(weak <= problem.requests.map(\.weight).reduce(0, +))
  }
}

extension BoundCertificate {
  fileprivate func copy(
    scale: Int? = nil, partySlots: [Int]? = nil, partyMeetings: [Int]? = nil,
    tables: [Int]? = nil, interpreterSlots: [Int]? = nil, interpreterMeetings: [Int]? = nil,
    bound: Int? = nil
  ) -> BoundCertificate {
    BoundCertificate(
      scale: scale ?? self.scale, partySlots: partySlots ?? self.partySlots,
      partyMeetings: partyMeetings ?? self.partyMeetings, tables: tables ?? self.tables,
      interpreterSlots: interpreterSlots ?? self.interpreterSlots,
      interpreterMeetings: interpreterMeetings ?? self.interpreterMeetings,
      bound: bound ?? self.bound)
  }
}
