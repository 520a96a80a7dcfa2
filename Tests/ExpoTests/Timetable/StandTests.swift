import Foundation
import TestSupport
import Testing

@testable import Expo

@Suite("Stands of their own", .timeLimit(.minutes(3)))
struct StandTests {
  private typealias Fixture = PlanningFixture
  private static let expo = Timetables.expo

  @Test("All meetings of a firm are at its stand, nobody else's are, and the bound is proved")
  func placed() async throws {
    var data = RuleCase.sound.data
    data.standAt(Fixture.table(2), of: [Fixture.firm(11)])
    try await withTimetables(data) { timetables in
      let outcome = try await timetables.compute()
      #expect(outcome.placed > 0)
      let entries = try await timetables.entries(Self.expo)
      for entry in entries {
        let isOwner = [entry.a.code, entry.b.code].contains("RU11")
        #expect((entry.table.code == "T3") == isOwner)
      }
      #expect(entries.contains { $0.table.code == "T3" })
      let report = try await timetables.verify(Self.expo, version: outcome.version)
      #expect(report.verdict == .proved, "\(report.checks)")
    }
  }

  @Test("A stand is booked once at a time, and only by its firm")
  func booking() async throws {
    var data = RuleCase.sound.data
    data.standAt(Fixture.table(2), of: [Fixture.firm(11)])
    try await withTimetables(data) { timetables in
      let meetings = Meetings(context: timetables.context)
      let held = try await meetings.book(
        NewMeeting("RU11", "CN21", slot: "d1s1"), expo: Self.expo)
      #expect(held.table.code == "T3")
      await #expect {
        try await meetings.book(
          NewMeeting("RU12", "CN22", slot: "d1s2", table: "T3"), expo: Self.expo)
      } throws: { error in
        (error as? MeetingError)?.message.contains("at the stand of another firm") == true
      }
      await #expect {
        try await meetings.book(
          NewMeeting("RU11", "CN22", slot: "d1s2", table: "T1"), expo: Self.expo)
      } throws: { error in
        (error as? MeetingError)?.message.contains("RU11 meets at its stand HALL-2") == true
      }
    }
  }

  @Test("Firms with stands in different places never meet, and that is the reason given")
  func apart() async throws {
    var data = RuleCase.sound.data
    data.standAt(Fixture.table(2), of: [Fixture.firm(11)])
    data.standAt(Fixture.table(3), of: [Fixture.firm(21)])
    try await withTimetables(data) { timetables in
      _ = try await timetables.compute()
      let why = try await timetables.explain(Self.expo, .pair("RU11", "CN21"))
      #expect(why.map(\.reason) == ["stands_apart"])
      let options = try await Meetings(context: timetables.context).options(
        "RU11", "CN21", expo: Self.expo)
      #expect(
        Set(options.flatMap(\.reasons).map { $0[.english] }) == [
          "RU11 and CN21 have stands apart, HALL-2 and HALL-3"
        ])
    }
  }

  @Test("A repair brings a firm's meetings to the stand that it is given")
  func repaired() async throws {
    try await withTimetables { timetables in
      try await timetables.draft(RuleCase.sound.plan, idle: 2, moves: 1)
      try await timetables.publish(Self.expo)
      let enterprises = Enterprises(context: timetables.context)
      await #expect(throws: EnterpriseError.self) {
        try await enterprises.stand("RU11", at: "B-1", expo: Self.expo)
      }
      let detail = try await enterprises.stand(
        "RU11", at: "B-1", NewBooth(hall: "HALL-2", tables: 2), expo: Self.expo)
      #expect(detail.stand == "B-1")
      let closures = Closures(context: timetables.context)
      #expect(try await closures.close("B-1", expo: Self.expo, isDryRun: true).tables == 2)
      try await enterprises.stand(
        "RU12", at: "B-2", NewBooth(hall: "HALL-2", tables: 1), expo: Self.expo)
      #expect(try await closures.close("B-2", expo: Self.expo, isDryRun: true).tables == 1)
      try await enterprises.stand("RU12", at: nil, expo: Self.expo)
      var options = Timetables.options
      options.mode = .repair
      _ = try await timetables.compute(options)
      try await timetables.publish(Self.expo)
      let meetings = Meetings(context: timetables.context)
      let own = try await meetings.list(Self.expo, MeetingFilter(firm: "RU11"))
      #expect(own.count == 3)
      #expect(own.allSatisfy { $0.table.code.hasPrefix("B-1-") })
      #expect(try await timetables.verify(Self.expo).verdict == .proved)
      #expect(try await enterprises.stand("RU11", at: nil, expo: Self.expo).stand == nil)
    }
  }
}
