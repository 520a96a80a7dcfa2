import Foundation
import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("Exporting a timetable", .timeLimit(.minutes(3)))
struct ExportTests {
  private static let expo = Timetables.expo

  private func withPublished(_ body: (Timetables) async throws -> Void) async throws {
    try await withTimetables { timetables in
      try await timetables.context.database.execute(
        """
        update spaces set names = '{"en": "Hall 1", "ru": "Зал 1", "zh": "一号馆"}' where id = 1
        """)
      try await timetables.draft(RuleCase.sound.plan, idle: 2, moves: 1)
      try await timetables.publish(Self.expo)
      try await body(timetables)
    }
  }

  private func text(_ data: Data) -> String { String(decoding: data, as: UTF8.self) }

  @Test("CSV: one line a meeting, in the language asked for")
  func csv() async throws {
    try await withPublished { timetables in
      let all = try await timetables.export(Self.expo, format: .csv, language: .russian)
      let lines = text(all).split(whereSeparator: \.isNewline).map(String.init)
      #expect(lines.count == 7)
      #expect(lines[0] == ScheduleSheet.header.joined(separator: ","))
      #expect(
        lines[1] == "2014-07-01,2014-07-01T09:00:00+08:00,2014-07-01T09:25:00+08:00,d1s1,1,T1,"
          + "HALL-1,Зал 1,RU11,Фирма 11,1,CN21,Фирма 21,1,I31,Interpreter 31,,9,2,none,,,")
      let table = try await timetables.export(Self.expo, .table("T3"), format: .csv)
      #expect(text(table).split(whereSeparator: \.isNewline).count == 2)
    }
  }

  @Test("JSON: the version and its entries, times with the offset of the venue")
  func json() async throws {
    try await withPublished { timetables in
      let data = try await timetables.export(Self.expo, .interpreter("I31"), format: .json)
      let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect(object["version"] as? Int == 1)
      #expect(object["status"] as? String == "published")
      let entries = try #require(object["entries"] as? [[String: Any]])
      #expect(
        entries.map { $0["start"] as? String } == [
          "2014-07-01T09:00:00+08:00", "2014-07-01T09:30:00+08:00", "2014-07-02T09:00:00+08:00",
        ])
    }
  }

  @Test("iCalendar: a firm's meetings keep their UID and count their changes")
  func calendar() async throws {
    try await withPublished { timetables in
      let data = try await timetables.export(
        Self.expo, .firm("RU12"), format: .ics, language: .chinese)
      let lines = text(data).replacingOccurrences(of: "\r\n ", with: "")
        .split(whereSeparator: \.isNewline).map(String.init)
      #expect(lines.filter { $0 == "BEGIN:VEVENT" }.count == 1)
      #expect(lines.contains("BEGIN:VTIMEZONE"))
      #expect(lines.contains("UID:test-expo-RU12-CN21@expo.invalid"))
      #expect(lines.contains("SEQUENCE:0"))
      #expect(lines.contains("DTSTART;TZID=Asia/Shanghai:20140701T100000"))
      #expect(lines.contains("SUMMARY:公司21"))
      #expect(lines.contains("LOCATION:HALL-2\\, 桌 T3"))
      #expect(lines.contains("STATUS:CONFIRMED"))
      var plan = RuleCase.sound.plan
      plan[2].slot = PlanningFixture.slot(10)
      try await timetables.draft(plan, idle: 2, moves: 1)
      try await timetables.publish(Self.expo)
      let moved = try await timetables.export(Self.expo, .firm("RU12"), format: .ics)
      #expect(text(moved).contains("UID:test-expo-RU12-CN21@expo.invalid\r\n"))
      #expect(text(moved).contains("SEQUENCE:1\r\n"))
      #expect(text(moved).contains("DTSTART;TZID=Asia/Shanghai:20140702T143000\r\n"))
    }
  }

  @Test("a code nobody has is an error, not an empty file")
  func unknown() async throws {
    try await withPublished { timetables in
      await #expect(throws: MeetingError.self) {
        try await timetables.export(Self.expo, .firm("RU99"), format: .csv)
      }
    }
  }
}
