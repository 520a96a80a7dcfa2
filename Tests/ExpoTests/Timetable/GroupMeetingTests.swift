import Foundation
import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("Meetings of several firms", .timeLimit(.minutes(3)))
struct GroupMeetingTests {
  private typealias Fixture = PlanningFixture
  private static let expo = Timetables.expo

  /// RU12 asks CN21 to a meeting of two slots with RU13 and CN22; two ordinary wishes beside it.
  private static var data: PlanningData {
    var data = RuleCase.sound.data
    data.requests = [
      Fixture.request(1, 12, 21, .must, duration: 2), Fixture.request(2, 12, 23),
      Fixture.request(3, 24, 13),
    ]
    data.requests[0].guests = [Fixture.firm(13), Fixture.firm(22)]
    return data
  }

  @Test("It is one meeting of all, for as long as wished, and every firm's time is taken")
  func placed() async throws {
    try await withTimetables(Self.data) { timetables in
      let outcome = try await timetables.compute()
      #expect(outcome.placed == 3)
      try await timetables.publish(Self.expo)
      let meetings = Meetings(context: timetables.context)
      let group = try #require(
        try await meetings.list(Self.expo, MeetingFilter(firm: "CN22")).first)
      #expect(group.firms.map(\.code) == ["RU12", "CN21", "RU13", "CN22"])
      #expect(group.guestTeams.count == 2)
      #expect(group.durationSlots == 2)
      let report = try await timetables.verify(Self.expo)
      #expect(report.verdict == .proved, "\(report.checks)")
      await #expect {
        try await meetings.book(
          NewMeeting("RU11", "CN22", slot: group.slot), expo: Self.expo)
      } throws: { error in
        (error as? MeetingError)?.message.hasPrefix("team 1 of CN22 is taken by") == true
      }
      let wishes = try await Requests(context: timetables.context).list(Self.expo)
      #expect(wishes.map(\.isPlaced) == [true, true, true])
      #expect(wishes[0].guests.map(\.code) == ["RU13", "CN22"])
    }
  }

  @Test("The database refuses a second place for a guest, whoever writes")
  func constraint() async throws {
    try await withTimetables(Self.data) { timetables in
      _ = try await timetables.compute()
      try await timetables.publish(Self.expo)
      let database = timetables.context.database
      let reserved = try await database.query(
        """
        select r.kind, count(*) from reservations v
        join resources r on r.expo_id = v.expo_id and r.id = v.resource_id
        join meetings m on m.expo_id = v.expo_id and m.id = v.meeting_id
        where m.guest_ids = '{13,22}' group by 1 order by 1
        """
      ).map { row throws in try row.decode(String.self, Int.self) }
      #expect(reserved.map(\.0) == ["space", "team"])
      #expect(reserved.map(\.1) == [1, 4])
      await #expect(throws: (any Error).self) {
        try await database.execute(
          """
          insert into reservations (expo_id, resource_id, meeting_id, during)
          select v.expo_id, v.resource_id, v.meeting_id, v.during from reservations v
          join resources r on r.expo_id = v.expo_id and r.id = v.resource_id
          where r.participation_id = 22
          """)
      }
    }
  }

  @Test("A group that cannot be there together is explained by all of its firms")
  func explained() async throws {
    var data = Self.data
    let whole = [Fixture.range(0, (8, 0), (18, 0)), Fixture.range(1, (8, 0), (18, 0))]
    data.firms = data.firms.map {
      $0.id == Fixture.firm(22) ? Fixture.person(22, ["zh"], busy: whole) : $0
    }
    try await withTimetables(data) { timetables in
      _ = try await timetables.compute()
      let found = try await timetables.explain(Self.expo, .firm("RU13"))
      let group = try #require(found.first)
      #expect(group.reason == "no_common_time")
      #expect(group.firms.map(\.code) == ["RU12", "CN21", "RU13", "CN22"])
      #expect(group.sentences.first?[.english].contains("RU12–CN21–RU13–CN22") == true)
      #expect(try await timetables.verify(Self.expo, version: 1).verdict == .proved)
      let options = try await Meetings(context: timetables.context).options(
        "RU12", "CN21", guests: ["RU13", "CN22"], expo: Self.expo)
      #expect(options.allSatisfy { !$0.isOpen })
    }
  }

  @Test("A veto between any two of a group is a veto of the group")
  func vetoed() {
    var data = Self.data
    #expect(Pairing(data).wishes.count == 3)
    data.requests.append(Fixture.request(4, 22, 13, .no))
    let pairing = Pairing(data)
    #expect(pairing.wishes.map(\.pair.guests) == [[], []])
    #expect(pairing.vetoed.contains(data.requests[0].pair))
  }

  @Test("Who asks about wishes that need no place is told why: a veto, a meeting, no wish")
  func notUnplaced() async throws {
    var data = Self.data
    data.requests.append(Fixture.request(4, 22, 13, .no))
    try await withTimetables(data) { timetables in
      _ = try await timetables.compute()
      let cases = [
        ("RU12", "CN21", "CN22 does not want to meet RU13"), ("RU12", "CN23", "they meet in d"),
        ("RU11", "CN24", "no wish in force is about both"),
      ]
      for (one, other, why) in cases {
        await #expect {
          try await timetables.explain(Self.expo, .pair(one, other))
        } throws: { error in
          (error as? TimetableError)?.message.contains(": \(why)") == true
        }
      }
    }
  }

  @Test("Rules look at every firm of a group")
  func rules() {
    var data = Self.data
    data.requests.append(Fixture.request(5, 11, 22, interpreter: false))
    var group = Fixture.meeting(12, 21, slot: 1, duration: 2, teams: (1, 1))
    group.pair = data.requests[0].pair
    group.guestTeams = [2, 1]
    #expect(MeetingRules.violations(of: [group], in: data) == [])
    let clash = Fixture.meeting(11, 22, slot: 2, table: 102)
    #expect(MeetingRules.violations(of: [group, clash], in: data).map(\.code) == [.teamTwice])
    var wrong = group
    wrong.guestTeams = [3, 1]
    #expect(MeetingRules.violations(of: [wrong], in: data).map(\.code) == [.unknownReference])
    data.standAt(Fixture.table(2), of: [Fixture.firm(22)])
    #expect(MeetingRules.violations(of: [group], in: data).map(\.code) == [.ownStand])
  }

  @Test("When a guest falls out at its time, a repair finds the group another one")
  func repaired() async throws {
    try await withTimetables(Self.data) { timetables in
      _ = try await timetables.compute()
      try await timetables.publish(Self.expo)
      let meetings = Meetings(context: timetables.context)
      let filter = MeetingFilter(firm: "CN22")
      let before = try #require(try await meetings.list(Self.expo, filter).first)
      _ = try await Absences(context: timetables.context).record(
        "CN22", .enterprise, expo: Self.expo, from: before.start, to: before.end)
      var options = Timetables.options
      options.mode = .repair
      _ = try await timetables.compute(options)
      let changes = try #require(try await timetables.changes(Self.expo))
      #expect(changes.meetings.map(\.kind) == [.moved])
      #expect(
        Set(changes.told.map(\.code)).isSuperset(of: ["RU12", "CN21", "RU13", "CN22"]))
      try await timetables.publish(Self.expo)
      let after = try #require(try await meetings.list(Self.expo, filter).first)
      #expect(after.id == before.id)
      #expect(after.start != before.start)
      #expect(try await timetables.verify(Self.expo).verdict == .proved)
    }
  }

  @Test("Guests read the meeting in their own calendar and in the sheet of all")
  func exported() async throws {
    try await withTimetables(Self.data) { timetables in
      _ = try await timetables.compute()
      try await timetables.publish(Self.expo)
      let calendar = String(
        decoding: try await timetables.export(Self.expo, .firm("CN22"), format: .ics),
        as: UTF8.self)
      #expect(calendar.contains("UID:test-expo-RU12-CN21-RU13-CN22@expo.invalid"))
      #expect(calendar.contains("SUMMARY:Firm 12\\, Firm 21\\, Firm 13"))
      let sheet = String(
        decoding: try await timetables.export(Self.expo, format: .csv), as: UTF8.self)
      #expect(sheet.contains(",none,\"RU13;CN22\",\"Firm 13;Firm 22\",\"1;1\""))
    }
  }

  @Test("A group is entered, changed, refused twice over and taken back by code")
  func entered() async throws {
    try await withTimetables { timetables in
      let requests = Requests(context: timetables.context)
      var wish = NewRequest(from: "RU11", to: "CN24", preference: .meet)
      wish.guests = ["CN23", "RU12"]
      wish.durationSlots = 3
      let entered = try await requests.add(wish, expo: Self.expo)
      #expect(entered.code == "RU11-CN24-CN23-RU12")
      #expect(entered.guests.map(\.code) == ["RU12", "CN23"])
      wish.durationSlots = 4
      #expect(try await requests.add(wish, expo: Self.expo).durationSlots == 4)
      var other = NewRequest(from: "CN23", to: "RU12", preference: .meet)
      other.guests = ["RU11", "CN24"]
      await #expect {
        try await requests.add(other, expo: Self.expo)
      } throws: { error in
        (error as? MeetingError)?.message == "wish RU11-CN24-CN23-RU12 is about the same firms"
      }
      wish = NewRequest(from: "RU11", to: "CN24", preference: .no)
      wish.guests = ["CN23"]
      await #expect(throws: MeetingError.self) { try await requests.add(wish, expo: Self.expo) }
      let gone = try await requests.withdraw(entered.code, expo: Self.expo)
      #expect(gone.withdrawnAt != nil)
    }
  }
}
