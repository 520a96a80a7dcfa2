import Foundation
import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("Accreditation", .timeLimit(.minutes(2)))
struct AccreditationTests {
  static let contacts = """
    contact_code,enterprise_code,delegation_code,role,protocol_rank,family_ru,given_ru,family_en,given_en
    P00001,,RU,head,1,Главная,Анна,Glavnaia,Anna
    P00002,,RU,delegate,2,Вторый,Борис,Vtoryi,Boris
    P00003,R1,,lead,5,Третий,Виктор,Tretii,Viktor
    P00004,R1,,delegate,6,Четвёртый,Глеб,Chetvertyi,Gleb
    """

  /// A body with the fixture imported; with review, everything waits.
  static func with(
    review: Bool, _ body: (ExpoApplication, ImportFixture, ScratchDatabase) async throws -> Void
  ) async throws {
    try await withImports { app, fixture, database in
      try fixture.write("contacts.csv", contacts)
      let first = ["expos.csv", "sectors.csv"].map { fixture.path($0) }
      _ = try await app.imports.apply(first)
      try await database.client.execute("update expos set reviews_registrations = \(review)")
      _ = try await app.imports.apply([fixture.folder], expo: "try-2030")
      try await body(app, fixture, database)
    }
  }

  private func code(_ body: () async throws -> Void) async -> String? {
    do {
      try await body()
      return nil
    } catch {
      return Failure.of(error)?.code
    }
  }

  @Test("where registrations are reviewed they wait, and every step has who, when and why")
  func steps() async throws {
    try await Self.with(review: true) { app, fixture, _ in
      let all = try await app.participations.list("try-2030")
      #expect(Set(all.map(\.state)) == [.new])
      _ = try await app.participations.decide(["R1"], .preApproved, expo: "try-2030")
      let decided = try await app.participations.decide(
        ["R1", "R2"], .approved, reason: "complete", expo: "try-2030")
      #expect(decided.map(\.state) == [.approved, .approved])
      let detail = try await app.participations.show("R1", expo: "try-2030")
      #expect(detail.steps.map(\.after) == [.preApproved, .approved])
      #expect(detail.steps.map(\.actor) == ["tester", "tester"])
      #expect(detail.summary.reason == "complete")
      let again = try await app.imports.apply([fixture.folder], expo: "try-2030")
      #expect(again.map(\.changed).reduce(0, +) == 0)
      #expect(try await app.participations.show("R1", expo: "try-2030").summary.state == .approved)
    }
  }

  @Test("elsewhere they are approved as they come in")
  func open() async throws {
    try await Self.with(review: false) { app, _, _ in
      let all = try await app.participations.list("try-2030")
      #expect(Set(all.map(\.state)) == [.approved])
      #expect(all.allSatisfy { $0.since == nil })
    }
  }

  @Test("what cannot be decided is refused, all of it")
  func refusals() async throws {
    try await Self.with(review: true) { app, _, _ in
      let people = app.participations
      #expect(
        await code { _ = try await people.decide(["R1"], .rejected, expo: "try-2030") }
          == "participation.reason_needed")
      #expect(
        await code { _ = try await people.decide(["R1", "R9"], .approved, expo: "try-2030") }
          == "participation.unknown")
      _ = try await people.decide(["R1"], .rejected, reason: "no stand", expo: "try-2030")
      #expect(
        await code { _ = try await people.decide(["R2", "R1"], .approved, expo: "try-2030") }
          == "participation.step")
      #expect(
        await code {
          _ = try await people.decide(["P00001"], .withdrawn, reason: "ill", expo: "try-2030")
        } == "participation.leads")
      #expect(try await people.show("R2", expo: "try-2030").steps.isEmpty)
    }
  }

  @Test("what was decided on is edited only after the decision is reopened, by any client")
  func processed() async throws {
    try await Self.with(review: true) { app, _, database in
      try await app.enterprises.edit("R1", ["note": "a"], expo: "try-2030")
      _ = try await app.participations.decide(["R1"], .approved, expo: "try-2030")
      #expect(
        await code { _ = try await app.enterprises.edit("R1", ["note": "b"], expo: "try-2030") }
          == "participation.processed")
      await #expect(throws: PostgresError.self) {
        try await database.client.execute("update participations set note = 'b' where code = 'R1'")
      }
      _ = try await app.participations.decide(["R1"], .new, reason: "new note", expo: "try-2030")
      try await app.enterprises.edit("R1", ["note": "b"], expo: "try-2030")
    }
  }

  @Test(
    "no client moves a state past its record",
    arguments: [
      "update participations set state = 'rejected' where code = 'R1'",
      """
      insert into participation_states (expo_id, participation_id, after, actor)
      select expo_id, id, 'rejected', 'x' from participations where code = 'R1'
      """,
      """
      insert into participation_states (expo_id, participation_id, after, actor)
      select expo_id, id, 'new', 'x' from participations where code = 'R1'
      """,
      """
      with step as (insert into participation_states (expo_id, participation_id, after, actor)
        select expo_id, id, 'approved', 'x' from participations where code = 'R1' returning *)
      select from step; update participation_states set actor = 'y'
      """,
    ])
  func constraints(_ statement: String) async throws {
    try await Self.with(review: true) { _, _, database in
      await #expect(throws: PostgresError.self, "\(statement)") {
        try await database.client.transaction { tx in try await tx.script(SQL(unsafe: statement)) }
      }
    }
  }

  @Test("badges end at the quota, whoever asks and however many at once")
  func quota() async throws {
    try await Self.with(review: true) { app, _, _ in
      let delegations = app.delegations
      _ = try await delegations.setQuota("RU-AMU", to: 1, expo: "try-2030")
      #expect(
        await code { _ = try await delegations.decide("RU", .approved, expo: "try-2030") }
          == "delegation.over_quota")
      async let first = code {
        _ = try await app.participations.decide(["P00003"], .approved, expo: "try-2030")
      }
      async let second = code {
        _ = try await app.participations.decide(["P00004"], .approved, expo: "try-2030")
      }
      let outcomes = await [first, second]
      #expect(Set(outcomes) == [nil, "delegation.over_quota"])
      let shown = try await delegations.show("RU-AMU", expo: "try-2030").delegation
      #expect([shown.badgesUsed, shown.badgeQuota, shown.waiting] == [1, 1, 2])
      #expect(
        await code { _ = try await delegations.setQuota("RU-AMU", to: 0, expo: "try-2030") }
          == "delegation.over_quota")
      _ = try await delegations.setQuota("RU-AMU", to: nil, expo: "try-2030")
      let decided = try await delegations.decide("RU", .approved, expo: "try-2030")
      #expect(
        decided.map(\.code) == ["P00001", "P00002", "P00004", "R1", "R2"]
          || decided.map(\.code) == ["P00001", "P00002", "P00003", "R1", "R2"])
    }
  }
}
