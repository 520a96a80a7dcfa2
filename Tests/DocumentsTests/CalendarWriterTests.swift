import Documents
import Foundation
import Testing

@Suite("iCalendar files", .timeLimit(.minutes(1)))
struct CalendarWriterTests {
  /// 2027-06-15T01:30:00Z, half past nine in Harbin.
  static let morning = Date(timeIntervalSince1970: 1_813_023_000)

  static func event(_ summary: String = "Meeting", start: Date = morning) -> CalendarEvent {
    CalendarEvent(
      uid: "m-1@expo.test", sequence: 2, stamp: Date(timeIntervalSince1970: 1_812_913_600),
      start: start, end: start + 1500, summary: summary)
  }

  static func unfolded(_ text: String) -> [String] {
    // Byte by byte: to Swift a space and a combining mark are one character.
    var bytes = Array(text.utf8)
    while let fold = bytes.firstRange(of: [0x0D, 0x0A, 0x20]) { bytes.removeSubrange(fold) }
    return String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
  }

  @Test("A whole file for Harbin")
  func harbin() throws {
    let writer = try CalendarWriter(
      productID: "-//Expo//Timetable//EN", zone: "Asia/Shanghai", name: "RU0001")
    var event = Self.event("RU0001 – 黑龙江; \"x\", y\\z")
    event.location = "Hall A, table 7"
    event.description = "Line one\r\nline two\nthree\u{7}"
    let expected = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Expo//Timetable//EN", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH", "NAME:RU0001", "X-WR-CALNAME:RU0001", "BEGIN:VTIMEZONE",
      "TZID:Asia/Shanghai", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0800",
      "TZOFFSETTO:+0800", "TZNAME:+0800", "END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT",
      "UID:m-1@expo.test", "DTSTAMP:20270613T190640Z", "SEQUENCE:2",
      "DTSTART;TZID=Asia/Shanghai:20270615T093000", "DTEND;TZID=Asia/Shanghai:20270615T095500",
      "SUMMARY:RU0001 – 黑龙江\\; \"x\"\\, y\\\\z", "LOCATION:Hall A\\, table 7",
      "DESCRIPTION:Line one\\nline two\\nthree", "STATUS:CONFIRMED", "END:VEVENT", "END:VCALENDAR",
      "",
    ]
    #expect(try Self.unfolded(writer.document([event])) == expected)
  }

  @Test(
    "No line over 75 octets, no character cut, and unfolding gives the text back", arguments: 0..<40
  )
  func folding(_ shift: Int) throws {
    let summary = String(repeating: "x", count: shift) + String(repeating: "黑ж🚆e\u{301}", count: 40)
    let writer = try CalendarWriter(productID: "p", zone: "Asia/Shanghai")
    let text = try writer.document([Self.event(summary)])
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 && $0.unicodeScalars.first != "\u{301}" })
    // Lines are filled: a folded line has no room for the widest scalar.
    let folded = zip(lines, lines.dropFirst()).filter { $1.hasPrefix(" ") }.map(\.0.utf8.count)
    #expect(folded.count >= 5)
    #expect(folded.allSatisfy { $0 >= 72 })
    let joined = text.replacingOccurrences(of: "\r\n", with: "")
    #expect(joined.filter { $0.isNewline } == "")
    #expect(Self.unfolded(text).contains("SUMMARY:\(summary)"))
  }

  @Test("A character longer than a line is folded between its scalars")
  func longCharacter() throws {
    let summary = "e" + String(repeating: "\u{301}", count: 100)
    let text = try CalendarWriter(productID: "p", zone: "UTC").document([Self.event(summary)])
    #expect(text.utf8.split(separator: 0x0A).allSatisfy { $0.count <= 76 })
    #expect(Self.unfolded(text).contains("SUMMARY:\(summary)"))
  }

  @Test("A change of offset inside the file stands in it with its date")
  func daylight() throws {
    let writer = try CalendarWriter(productID: "p", zone: "Europe/Berlin")
    // 2027-03-27T12:00Z and 2027-03-29T12:00Z, around the change of 2027-03-28T01:00Z.
    let before = Date(timeIntervalSince1970: 1_806_148_800)
    let text = try Self.unfolded(
      writer.document([Self.event(start: before), Self.event(start: before + 172_800)]))
    let zone = try #require(text.firstIndex(of: "END:VTIMEZONE"))
    #expect(
      Array(text[6..<zone]) == [
        "TZID:Europe/Berlin", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0100", "TZNAME:+0100", "END:STANDARD", "BEGIN:DAYLIGHT",
        "DTSTART:20270328T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:+0200",
        "END:DAYLIGHT",
      ])
    #expect(
      text.filter { $0.hasPrefix("DTSTART;") } == [
        "DTSTART;TZID=Europe/Berlin:20270327T130000", "DTSTART;TZID=Europe/Berlin:20270329T140000",
      ])
  }

  @Test("A change by law, without daylight saving, is found to the second")
  func change() throws {
    let writer = try CalendarWriter(productID: "p", zone: "Europe/Moscow")
    // Moscow went from +0400 to +0300 on 2014-10-25T22:00Z.
    let before = Date(timeIntervalSince1970: 1_414_200_000)
    let text = try Self.unfolded(
      writer.document([Self.event(start: before), Self.event(start: before + 172_800)]))
    #expect(text.contains("DTSTART:20141026T020000"))
    #expect(
      text.filter { $0.hasPrefix("TZOFFSETTO") } == ["TZOFFSETTO:+0400", "TZOFFSETTO:+0300"])
  }

  @Test("Cancelling takes out, with organiser and guest")
  func cancel() throws {
    let writer = try CalendarWriter(productID: "p", zone: "UTC", method: .cancel)
    var event = Self.event()
    event.organizer = .init(name: "Expo \"office\"", email: "office@expo.test")
    event.attendees = [.init(name: "Ёлкин; И.", email: "a@ru0001.example\r\nX:1")]
    let text = try Self.unfolded(writer.document([event]))
    #expect(text.contains("METHOD:CANCEL"))
    #expect(text.contains("STATUS:CANCELLED"))
    #expect(text.contains("ORGANIZER;CN=\"Expo 'office'\":mailto:office@expo.test"))
    #expect(text.contains("ATTENDEE;CN=\"Ёлкин; И.\":mailto:a@ru0001.exampleX:1"))
  }

  @Test("A file without entries is still a calendar; an unknown zone is an error")
  func edges() throws {
    let writer = try CalendarWriter(productID: "p", zone: "Asia/Vladivostok")
    #expect(
      try Self.unfolded(writer.document([])) == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:p", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        "END:VCALENDAR", "",
      ])
    #expect(throws: DocumentError.zoneUnknown(name: "Asia/Nowhere")) {
      _ = try CalendarWriter(productID: "p", zone: "Asia/Nowhere")
    }
  }

  static let days: [(seconds: Double, stamp: String)] = [
    (0, "19700101T000000Z"), (951_782_400, "20000229T000000Z"), (4_107_542_399, "21000228T235959Z"),
    (4_107_542_400, "21000301T000000Z"), (-1, "19691231T235959Z"),
    (1_709_164_800, "20240229T000000Z"),
  ]

  @Test("Civil dates, leap days and centuries included", arguments: days)
  func civil(_ seconds: Double, _ stamp: String) throws {
    let writer = try CalendarWriter(productID: "p", zone: "UTC")
    var event = Self.event()
    event.stamp = Date(timeIntervalSince1970: seconds)
    #expect(try Self.unfolded(writer.document([event])).contains("DTSTAMP:\(stamp)"))
  }
}
