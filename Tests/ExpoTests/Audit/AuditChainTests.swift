import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("Audit chain", .timeLimit(.minutes(2)))
struct AuditChainTests {
  private struct Untouched: Error {}

  private func fill(_ database: ScratchDatabase, entries: Int) async throws -> Audit {
    let context = Context(database: database.client, actor: Actor(name: "tester")) { fixedNow }
    try await database.client.transaction { tx in
      for number in 1...entries {
        try await AuditQueries.append(
          AuditEntry(
            expo: number % 3 == 0 ? Identifier(7) : nil, action: "test.write",
            subject: "S\(number)", detail: ["n": String(number), "name": "Ёлка 华"]),
          by: context.actor, in: tx)
      }
    }
    return Audit(context: context)
  }

  @Test("an untouched chain holds, and is listed latest first")
  func untouched() async throws {
    try await withScratchDatabase { database in
      let audit = try await fill(database, entries: 30)
      let verdict = try await audit.verify()
      #expect(verdict.findings == [])
      #expect(verdict.chains.map(\.entries) == [20, 10])
      #expect(try await audit.list(AuditFilter(limit: 2)).map(\.subject) == ["S30", "S29"])
    }
  }

  @Test("rows cannot be changed while the triggers stand")
  func immutable() async throws {
    try await withScratchDatabase { database in
      _ = try await fill(database, entries: 3)
      for change in ["update audit_entries set actor = 'x'", "delete from audit_entries"] {
        await #expect(throws: PostgresError.self) {
          try await database.client.execute(SQL(unsafe: change))
        }
      }
    }
  }

  /// A change as a superuser can make it; `a` and `b` are places in the chain of twenty.
  private static func mutation(_ kind: Int, _ a: Int, _ b: Int) -> String {
    let row = "chain = 0 and seq = \(a)"
    return switch kind {
    case 0: "update audit_entries set actor = actor || 'x' where \(row)"
    case 1: "update audit_entries set detail = detail || '{\"n\": \"0\"}' where \(row)"
    case 2: "update audit_entries set at = at + interval '1 microsecond' where \(row)"
    case 3: "update audit_entries set action = 'other.write' where \(row)"
    case 4: "update audit_entries set subject = subject || ' ' where \(row)"
    case 5: "delete from audit_entries where \(row)"
    case 6: "delete from audit_entries where chain = 0 and seq >= \(a)"
    case 7:
      """
      update audit_entries set seq = -seq where chain = 0 and seq in (\(a), \(b));
      update audit_entries set seq = case seq when -\(a) then \(b) else \(a) end
      where chain = 0 and seq < 0
      """
    case 8: "update audit_entries set hash = sha256(hash) where \(row)"
    default: "update audit_entries set previous = sha256(previous) where \(row)"
    }
  }

  @Test("a hundred random edits, deletions, swaps and truncations are all found")
  func mutations() async throws {
    try await withScratchDatabase { database in
      let audit = try await fill(database, entries: 30)
      var generator = SplitMix(state: 2014)
      for number in 0..<100 {
        let a = Int.random(in: 1...20, using: &generator)
        let b = (a + Int.random(in: 1...18, using: &generator)) % 20 + 1
        let change = Self.mutation(number % 10, a, b == a ? a % 20 + 1 : b)
        await #expect(throws: Untouched.self, "\(change)") {
          try await database.client.transaction { tx in
            try await tx.script("alter table audit_entries disable trigger all")
            try await tx.script(SQL(unsafe: change))
            let findings = try await audit.verify(anchors: [], in: tx).findings
            #expect(!findings.isEmpty, "\(change)")
            #expect(findings.allSatisfy { $0.chain == 0 }, "\(change)")
            throw Untouched()
          }
        }
      }
      #expect(try await audit.verify().findings == [])
    }
  }

  @Test("the chain of one expo is verified alone, and what is wrong in others is not its")
  func one() async throws {
    try await withScratchDatabase { database in
      try await database.client.execute(
        """
        insert into expos (id, code, edition, names, host_country, city, time_zone, dates)
        overriding system value
        values (7, 'x-7', 1, '{"en": "X"}', 'CN', 'Harbin', 'UTC', '[2014-06-30,2014-07-04]')
        """)
      let audit = try await fill(database, entries: 30)
      let other = try await audit.verify().chains[0]
      try await database.client.transaction { tx in
        try await tx.script("alter table audit_entries disable trigger all")
        try await tx.script("update audit_entries set actor = 'x' where chain = 0 and seq = 4")
      }
      let anchor = "0:\(other.entries):\(other.head)"
      let verdict = try await audit.verify(expo: "x-7", anchors: [anchor])
      #expect(verdict.findings == [])
      #expect(verdict.chains.map(\.entries) == [10])
      #expect(verdict.anchors == 0)
      #expect(try await audit.verify().findings.map(\.problem) == [.edited])
      try await database.client.transaction { tx in
        try await tx.script("delete from audit_entries where chain = 7 and seq = 10")
      }
      #expect(try await audit.verify(expo: "x-7").findings.map(\.problem) == [.endMissing])
      await #expect(throws: AuditError.self) { try await audit.verify(expo: "x-8") }
    }
  }

  @Test("an end that was cut off with its head is found by an anchor")
  func anchor() async throws {
    try await withScratchDatabase { database in
      let audit = try await fill(database, entries: 6)
      let chain = try await audit.verify().chains[0]
      let anchor = "\(chain.chain):\(chain.entries):\(chain.head)"
      #expect(try await audit.verify(anchors: [anchor]).findings == [])
      try await database.client.transaction { tx in
        try await tx.script("alter table audit_entries disable trigger all")
        try await tx.script(
          """
          delete from audit_entries where chain = 0 and seq = 4;
          update audit_heads set seq = 3, hash = (select hash from audit_entries
            where chain = 0 and seq = 3) where chain = 0
          """)
      }
      #expect(try await audit.verify().findings == [])
      #expect(try await audit.verify(anchors: [anchor]).findings.map(\.problem) == [.anchorLost])
      await #expect(throws: AuditError.self) { try await audit.verify(anchors: ["nonsense"]) }
    }
  }
}

/// A generator that gives the same numbers at every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
