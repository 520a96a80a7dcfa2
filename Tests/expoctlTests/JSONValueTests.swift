import Foundation
import Testing

@testable import expoctl

@Suite("JSON", .timeLimit(.minutes(1)))
struct JSONValueTests {
  @Test("Keys keep their order")
  func order() {
    let value = JSONValue.object([
      .init("version", .integer(3)), .init("bound", .null), .init("a", .array([])),
      .init("empty", .object([])), .init("list", .array([.flag(true), .number(0.5)])),
    ])
    #expect(
      value.text == """
        {
          "version": 3,
          "bound": null,
          "a": [],
          "empty": {},
          "list": [
            true,
            0.5
          ]
        }
        """)
  }

  @Test(
    "Any text comes back as it was",
    arguments: [
      "plain", "кавычки \"и\" \\", "黑龙江\n二", "\t\r\u{0}\u{1F}\u{7F}", "e\u{301}", "👩‍👩‍👧‍👦",
      "\u{2028}", "=1+1",
    ])
  func texts(text: String) throws {
    let bytes = Data(JSONValue.array([.string(text)]).text.utf8)
    let read = try JSONDecoder().decode([String].self, from: bytes)
    #expect(Array(read[0].unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test("Numbers that JSON has no way to write are null", arguments: [Double.nan, .infinity])
  func infinite(number: Double) {
    #expect(JSONValue.number(number).text == "null")
  }
}
