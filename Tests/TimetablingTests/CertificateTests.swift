import Testing
import Timetabling

@Suite("Bound certificate", .timeLimit(.minutes(1)))
struct CertificateTests {
  private func solved(requests: Int = 40) throws -> (Problem, BoundCertificate) {
    var generator = RandomProblem(seed: 11)
    generator.requests = requests
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

  @Test("A certificate is found out when it, its claim or the problem is tampered with")
  func tampering() throws {
    // So many wishes that tables are short and have a price.
    let (problem, proof) = try solved(requests: 150)
    #expect(proof.isProof(for: problem))
    let forged = Tampering.certificates(of: proof)
    let others = try Tampering.problems(like: problem)
    #expect(forged.count + others.count >= 20)
    for (what, certificate) in forged {
      #expect(!certificate.isProof(for: problem), "\(what)")
    }
    for (what, other) in others { #expect(!proof.isProof(for: other), "\(what)") }
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

/// Kinds of tampering.
private enum Tampering {
  static func certificates(of proof: BoundCertificate) -> [(String, BoundCertificate)] {
    func none(_ prices: [Int]) -> [Int] { prices.map { _ in 0 } }
    func dearest(_ prices: [Int], _ change: (Int) -> Int) -> [Int] {
      var prices = prices
      let i = prices.indices.max { prices[$0] < prices[$1] } ?? 0
      prices[i] = change(prices[i])
      return prices
    }
    return [
      ("claim one less", proof.copy(bound: proof.bound - 1)),
      ("claim one more", proof.copy(bound: proof.bound + 1)),
      ("claim nothing", proof.copy(bound: 0)),
      ("claim a negative bound", proof.copy(bound: -proof.bound)),
      ("claim the largest number", proof.copy(bound: Int.max)),
      ("no scale", proof.copy(scale: 0)),
      ("negative scale", proof.copy(scale: -proof.scale)),
      ("another scale", proof.copy(scale: proof.scale * 2)),
      ("half the scale", proof.copy(scale: proof.scale / 2)),
      ("slots of parties free", proof.copy(partySlots: none(proof.partySlots))),
      ("tables free", proof.copy(tables: none(proof.tables))),
      ("negative price", proof.copy(partySlots: dearest(proof.partySlots) { -$0 })),
      ("one price gone", proof.copy(partySlots: dearest(proof.partySlots) { _ in 0 })),
      ("one price up", proof.copy(partySlots: dearest(proof.partySlots) { $0 + 8_400 })),
      ("a price beyond all", proof.copy(tables: dearest(proof.tables) { _ in Int.max })),
      ("prices of parties shifted", proof.copy(partySlots: proof.partySlots.shifted)),
      ("prices of tables shifted", proof.copy(tables: proof.tables.shifted)),
      ("an entry missing", proof.copy(partySlots: Array(proof.partySlots.dropLast()))),
      ("an entry too many", proof.copy(tables: proof.tables + [0])),
      ("no interpreters", proof.copy(interpreterSlots: [], interpreterMeetings: [])),
      ("all prices doubled", proof.copy(partySlots: proof.partySlots.map { $0 * 2 })),
    ]
  }

  static func problems(like problem: Problem) throws -> [(String, Problem)] {
    let request = problem.requests[0]
    let heavier = Request(a: request.a, b: request.b, weight: 900, interpretation: .none)
    return [
      ("a heavier request", try problem.with(requests: problem.requests + [heavier])),
      ("a request gone", try problem.with(requests: Array(problem.requests.dropFirst(4)))),
      ("a party more", try problem.with(parties: problem.parties + [Party(languages: [0])])),
      (
        "more teams",
        try problem.with(parties: problem.parties.map { Party(teams: 9, languages: $0.languages) })
      ),
    ]
  }
}

extension [Int] {
  fileprivate var shifted: [Int] { Array(dropFirst()) + prefix(1) }
}

extension Problem {
  fileprivate func with(requests: [Request]? = nil, parties: [Party]? = nil) throws -> Problem {
    try Problem(
      slots: slots, halls: halls, travel: travel, parties: parties ?? self.parties,
      interpreters: interpreters, requests: requests ?? self.requests)
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
