import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("Interpreters and requests", .timeLimit(.minutes(3)))
struct InterpretersTests {
  @Test("a roster counts minutes with buffers and the longest row")
  func roster() async throws {
    try await withPlanningDatabase { context in
      let meetings = Meetings(context: context)
      for (firm, slot) in [("CN21", "d1s1"), ("CN22", "d1s2"), ("CN24", "d1s4")] {
        try await meetings.book(
          NewMeeting("RU11", firm, slot: slot, interpreter: "I31"), expo: "test-expo")
      }
      try await meetings.book(NewMeeting("RU11", "CN23", slot: "d2s1"), expo: "test-expo")
      let door = Interpreters(context: context)
      let roster = try await door.roster("test-expo")
      #expect(roster.map(\.interpreter.code) == ["I31", "I31"])
      #expect(roster.map(\.minutes) == [90, 60])
      #expect(roster.map(\.longestRow) == [60, 60])
      #expect(roster.map(\.meetings.count) == [3, 1])
      let second = try await door.roster("test-expo", day: CalendarDay("2014-07-02"))
      #expect(second == [roster[1]])
      let nobody = try await door.roster("test-expo", interpreter: "I33")
      #expect(nobody.isEmpty)
      await #expect(throws: MeetingError.self) {
        try await door.roster("test-expo", interpreter: "RU11")
      }
      let listed = try await door.list("test-expo")
      #expect(listed.map(\.code) == ["I31", "I32", "I33"])
    }
  }

  @Test("requests are listed by firm, preference and whether they are placed")
  func requests() async throws {
    try await withPlanningDatabase { context in
      try await Meetings(context: context).book(
        NewMeeting("RU12", "CN21", slot: "d1s1"), expo: "test-expo")
      let cases: [(RequestFilter, [String])] = [
        (RequestFilter(), ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8"]),
        (RequestFilter(firm: "CN24"), ["R7", "R8"]), (RequestFilter(preference: .no), ["R8"]),
        (RequestFilter(isPlaced: true), ["R3"]),
        (RequestFilter(firm: "RU12", isPlaced: false), ["R7", "R8"]),
      ]
      for (filter, codes) in cases {
        let found = try await Requests(context: context).list("test-expo", filter).map(\.code)
        #expect(found == codes, "\(filter)")
      }
      await #expect(throws: MeetingError.self) {
        try await Requests(context: context).list("test-expo", RequestFilter(firm: "XX"))
      }
    }
  }
}
