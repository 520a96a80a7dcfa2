import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("Protocol", .timeLimit(.minutes(2)))
struct ProtocolTests {
  @Test(
    "rank, then number, then code; a place that was signed off is taken and the others close up")
  func order() {
    typealias Order = OrderOfPrecedence<String>
    let signed = PrecedenceOverride(place: 2, reason: "region of honour", signedBy: "protocol")
    let order = Order([
      .init(subject: "d", code: "D", rank: nil),
      .init(subject: "c", code: "C", rank: 3, listed: 1),
      .init(subject: "a", code: "A", rank: 3, listed: 2),
      .init(subject: "h", code: "H", isHead: true, rank: 5),
      .init(subject: "b", code: "B", rank: 3, override: signed),
      .init(subject: "e", code: "E", rank: 1),
    ])
    #expect(order.places.map(\.subject) == ["h", "b", "e", "c", "a", "d"])
    #expect(order.places[0].reason == "head, rank 5")
    #expect(order.places[1].reason == "place 2 signed off by protocol: region of honour")
    #expect(order.places[3].reason == "rank 3, number 1 in the list")
  }

  @Test(
    "heads sit in the middle, the others to the right and left in turn",
    arguments: [
      (7, true, [0, 1, -2, 2, -3, 3]), (7, false, [0, 1, -1, 2, -2, 3, -3]), (1, true, [0]),
      (2, true, [0]), (4, false, [0, 1, -1, 2]), (3, true, [0, 1]),
    ] as [(Int, Bool, [Int])])
  func seats(_ count: Int, _ hasInterpreter: Bool, _ expected: [Int]) {
    #expect(SeatingPlan.Side.numbers(count, hasInterpreter: hasInterpreter) == expected)
  }

  @Test("a new head takes over in one instant, and what depends on the head follows")
  func heads() async throws {
    try await AccreditationTests.with(review: false) { app, fixture, database in
      let delegations = app.delegations
      let refusal = await #expect(throws: DelegationError.self) {
        try await delegations.setHead("RU", to: "P00002", expo: "try-2030")
      }
      #expect(refusal?.code == "delegation.outranked")
      let stranger = await #expect(throws: DelegationError.self) {
        try await delegations.setHead("RU", to: "P00003", expo: "try-2030")
      }
      #expect(stranger?.code == "delegation.not_member")
      let detail = try await delegations.setHead(
        "RU", to: "P00002", reason: "ill", insists: true, expo: "try-2030")
      #expect(detail.delegation.head?.code == "P00002")
      #expect(detail.heads.map(\.code) == ["P00002", "P00001"])
      #expect(detail.heads[1].until == detail.heads[0].since)
      let members = try await delegations.precedence("RU", expo: "try-2030")
      #expect(members.map(\.participation.code).prefix(2) == ["P00002", "P00001"])
      // The old file still calls the first one head; it does not undo what was decided since.
      _ = try await app.imports.apply([fixture.path("contacts.csv")], expo: "try-2030")
      #expect(try await delegations.show("RU", expo: "try-2030").delegation.head?.code == "P00002")
      for change in [
        "delete from delegation_heads where upper_inf(during)",
        "update delegation_heads set during = tstzrange(lower(during), now()) where upper_inf(during)",
      ] {
        await #expect(throws: PostgresError.self, "\(change)") {
          try await database.client.execute(SQL(unsafe: change))
        }
      }
    }
  }

  @Test("protocol may depart from the rule, signed off, once a place")
  func overrides() async throws {
    try await AccreditationTests.with(review: false) { app, _, _ in
      let delegations = app.delegations
      #expect(try await delegations.list("try-2030").map(\.code) == ["RU", "RU-AMU", "CN"])
      let first = PrecedenceOverride(place: 1, reason: "host", signedBy: "chief of protocol")
      try await delegations.setPrecedence("CN", first, expo: "try-2030")
      let order = try await delegations.list("try-2030")
      #expect(order.map(\.code) == ["CN", "RU", "RU-AMU"])
      #expect(order[0].placeReason == "place 1 signed off by chief of protocol: host")
      let taken = await #expect(throws: DelegationError.self) {
        try await delegations.setPrecedence("RU", first, expo: "try-2030")
      }
      #expect(taken?.code == "delegation.place_taken")
      try await delegations.setPrecedence("CN", nil, expo: "try-2030")
      #expect(try await delegations.list("try-2030").map(\.code) == ["RU", "RU-AMU", "CN"])
      try await delegations.setPrecedence("RU", person: "P00002", first, expo: "try-2030")
      let members = try await delegations.precedence("RU", expo: "try-2030")
      #expect(members.map(\.participation.code) == ["P00002", "P00001"])
    }
  }

  @Test("two delegations are seated, the host of the country of the expo")
  func seating() async throws {
    try await AccreditationTests.with(review: false) { app, _, _ in
      let missing = await #expect(throws: DelegationError.self) {
        try await app.delegations.seating(
          "RU", "CN", seats: 3, hasInterpreters: true, expo: "try-2030")
      }
      #expect(missing?.code == "delegation.without_head")
      let head = try await app.people.add(
        nil, ["delegation_code": "CN", "role": "head", "name_zh": "甲乙", "protocol_rank": "1"],
        expo: "try-2030")
      #expect(head.summary.code == "P00005")
      let plan = try await app.delegations.seating(
        "RU", "CN", seats: 2, hasInterpreters: true, expo: "try-2030")
      #expect(plan.host.delegation == "CN")
      #expect(plan.guest.seats.map(\.number) == [-1, 0])
      #expect(plan.guest.seats.map(\.code) == [nil, "P00001"])
      #expect(plan.guest.secondRow.map(\.code) == ["P00002"])
      // The head of a region sits with the nation.
      _ = try await app.delegations.setHead("RU-AMU", to: "P00003", expo: "try-2030")
      let wider = try await app.delegations.seating(
        "CN", "RU", seats: 5, hasInterpreters: true, expo: "try-2030")
      #expect(wider.guest.seats.map(\.code) == ["P00003", nil, "P00001", "P00002"])
    }
  }
}
