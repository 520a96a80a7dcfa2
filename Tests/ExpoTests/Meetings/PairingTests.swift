import Testing

@testable import Expo

@Suite("Pairing of wishes", .timeLimit(.minutes(1)))
struct PairingTests {
  private typealias Fixture = PlanningFixture

  private func pairing(_ requests: [PlanningRequest], locked: [PlannedMeeting] = []) -> Pairing {
    var data = Fixture.data
    data.requests = requests
    data.locked = locked
    return Pairing(data)
  }

  private func wish(
    _ a: Int64, _ b: Int64, weight: Int, duration: Int = 1, rank: Int = 9, sector: String? = nil,
    interpreter: Bool, booked: Bool = false
  ) -> PairWish {
    PairWish(
      pair: FirmPair(Fixture.firm(a), Fixture.firm(b)), weight: weight, durationSlots: duration,
      rank: rank, sector: sector, needsInterpreter: interpreter, isBooked: booked)
  }

  @Test(
    "the weights of the sides add up",
    arguments: [
      ([Preference.must], 5), ([.meet], 2), ([.must, .must], 10), ([.must, .meet], 7),
      ([.meet, .meet], 4),
    ])
  func weights(preferences: [Preference], weight: Int) {
    let ends: [(Int64, Int64)] = [(12, 21), (21, 12)]
    let requests = zip(preferences, ends).enumerated().map { position, side in
      Fixture.request(Int64(position + 1), side.1.0, side.1.1, side.0)
    }
    #expect(pairing(requests).wishes == [wish(12, 21, weight: weight, interpreter: false)])
  }

  @Test(
    "a no from either side is a veto, whoever wishes what",
    arguments: [
      [Fixture.request(1, 11, 21, .must), Fixture.request(2, 21, 11, .no)],
      [Fixture.request(1, 11, 21, .no), Fixture.request(2, 21, 11, .must)],
    ])
  func veto(requests: [PlanningRequest]) {
    let pairing = pairing(requests)
    #expect(pairing.wishes == [])
    #expect(pairing.vetoed == [FirmPair(Fixture.firm(11), Fixture.firm(21))])
    #expect(pairing.wishedPairs == 1)
  }

  @Test("the longer duration, the higher rank and the first sector win")
  func joins() {
    let requests = [
      Fixture.request(2, 21, 11, .meet, sector: "AGR", duration: 1, rank: 4),
      Fixture.request(1, 11, 21, .must, duration: 2, rank: 9),
      Fixture.request(3, 22, 11, .meet, sector: "ENE"),
      Fixture.request(4, 11, 22, .meet, sector: "FOR"),
    ]
    #expect(
      pairing(requests).wishes == [
        wish(11, 21, weight: 7, duration: 2, rank: 4, sector: "AGR", interpreter: true),
        wish(11, 22, weight: 4, sector: "ENE", interpreter: true),
      ])
  }

  @Test(
    "who needs an interpreter",
    arguments: [
      (11, [nil] as [Bool?], true), (12, [nil], false), (11, [false], false), (12, [true], true),
      (11, [false, nil], true), (11, [false, false], false), (12, [nil, true], true),
      (12, [false, nil], false),
    ] as [(Int64, [Bool?], Bool)])
  func interpreter(firm: Int64, says: [Bool?], needed: Bool) {
    let ends: [(Int64, Int64)] = [(firm, 21), (21, firm)]
    let requests = zip(says, ends).enumerated().map { position, side in
      Fixture.request(Int64(position + 1), side.1.0, side.1.1, interpreter: side.0)
    }
    #expect(pairing(requests).wishes.map(\.needsInterpreter) == [needed])
  }

  @Test("a wish about somebody who takes no part is no wish")
  func stranger() {
    let pairing = pairing([Fixture.request(1, 11, 99, .must), Fixture.request(2, 99, 11, .no)])
    #expect(pairing.wishes == [])
    #expect(pairing.vetoed == [])
  }

  @Test("what is locked stands as it was fixed, with a wish or without")
  func locked() {
    let locked = [
      Fixture.meeting(11, 21, slot: 1, duration: 2, rank: 3, lock: .vip),
      Fixture.meeting(12, 22, slot: 3, sector: "ENE", lock: .organiser),
      Fixture.meeting(12, 23, slot: 4, lock: .organiser),
    ]
    let requests = [Fixture.request(1, 11, 21, .must), Fixture.request(2, 23, 12, .no)]
    let pairing = pairing(requests, locked: locked)
    #expect(
      pairing.wishes == [
        wish(11, 21, weight: 5, duration: 2, rank: 3, interpreter: false),
        wish(12, 22, weight: 1, sector: "ENE", interpreter: false, booked: true),
      ])
    #expect(pairing.wishedPairs == 1)
  }
}
