import Documents
import Expo
import Foundation

/// One value of a report, before anyone decided how it is written.
indirect enum Cell: Sendable {
  /// Nothing is known.
  case none
  case text(String)
  /// Written in the reader's language in tables and CSV, all languages in JSON.
  case names(LocalizedText)
  /// The same of several texts.
  case texts([LocalizedText])
  case integer(Int)
  /// A measure with this many decimals in tables.
  case number(Double, decimals: Int)
  /// A share of 1: `0.0052` is `0.52 %`.
  case share(Double)
  case flag(Bool)
  /// Seconds.
  case seconds(Double)
  case instant(Date)
  case day(CalendarDay)
  case list([String])
  /// Moved right in tables by so many levels of a tree.
  case indented(Cell, by: Int)
  /// In tables a text, for programs the cell.
  case inTable(String, Cell)
  /// What only JSON shows in full.
  case nested(JSONValue)
  /// What JSON shows in full, and others in words.
  case described(String, JSONValue)

  /// The text, or nothing.
  static func text(_ text: String?) -> Cell { text.map { Cell.text($0) } ?? .none }
  /// The number, or nothing.
  static func integer(_ number: Int?) -> Cell { number.map { Cell.integer($0) } ?? .none }
  /// The instant, or nothing.
  static func instant(_ date: Date?) -> Cell { date.map { Cell.instant($0) } ?? .none }
  /// The day, or nothing.
  static func day(_ day: CalendarDay?) -> Cell { day.map { Cell.day($0) } ?? .none }
  /// The code of a firm, in tables with the guests of its meeting: `CN0002+CN0003`.
  static func firms(_ firm: FirmLabel, _ guests: [FirmLabel]) -> Cell {
    guests.isEmpty
      ? .text(firm.code)
      : .inTable(([firm] + guests).map(\.code).joined(separator: "+"), .text(firm.code))
  }

  /// The names, or nothing.
  static func names(_ names: LocalizedText?) -> Cell { names.map { Cell.names($0) } ?? .none }

  /// For a person: short, in the reader's language, times to the minute.
  func label(_ reader: Reader) -> String {
    switch self {
    case .none: "–"
    case .text(let text): text.isEmpty ? "–" : text
    case .names(let names): names[reader.language]
    case .texts(let texts):
      texts.isEmpty ? "–" : texts.map { $0[reader.language] }.joined(separator: ", ")
    case .integer(let number): String(number)
    case .number(let number, let decimals): Decimals.fixed(number, decimals)
    case .share(let share): Decimals.fixed(share * 100, 2) + " %"
    case .flag(let flag): flag ? "yes" : "no"
    case .seconds(let seconds): Decimals.fixed(seconds, 1) + " s"
    case .instant(let date): reader.clock.short(date)
    case .day(let day): day.description
    case .list(let items): items.isEmpty ? "–" : items.joined(separator: ", ")
    case .indented(let cell, let depth):
      String(repeating: "  ", count: depth) + cell.label(reader)
    case .inTable(let text, _): text
    case .nested(let value): value.text
    case .described(let words, _): words
    }
  }

  /// For a program reading columns: full precision, empty where nothing is known.
  func field(_ reader: Reader) -> String {
    switch self {
    case .none: ""
    case .text(let text): InertCell.inert(text)
    case .names(let names): InertCell.inert(names[reader.language])
    case .texts(let texts):
      InertCell.inert(texts.map { $0[reader.language] }.joined(separator: ";"))
    case .number(let number, _), .share(let number), .seconds(let number): "\(number)"
    case .flag(let flag): flag ? "true" : "false"
    case .instant(let date): reader.clock.full(date)
    case .list(let items): InertCell.inert(items.joined(separator: ";"))
    case .indented(let cell, _), .inTable(_, let cell): cell.field(reader)
    case .integer, .day, .nested, .described: label(reader)
    }
  }

  /// For a program reading documents.
  func json(_ reader: Reader) -> JSONValue {
    switch self {
    case .none: .null
    case .text(let text): .string(text)
    case .names(let names): Self.object(names)
    case .texts(let texts): .array(texts.map(Self.object))
    case .integer(let number): .integer(number)
    case .number(let number, _), .share(let number), .seconds(let number): .number(number)
    case .flag(let flag): .flag(flag)
    case .instant(let date): .string(reader.clock.full(date))
    case .day(let day): .string(day.description)
    case .list(let items): .array(items.map { .string($0) })
    case .indented(let cell, _), .inTable(_, let cell): cell.json(reader)
    case .nested(let value), .described(_, let value): value
    }
  }

  private static func object(_ text: LocalizedText) -> JSONValue {
    .object(text.texts.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) })
  }

  /// The same away from its tree.
  var flat: Cell { if case .indented(let cell, _) = self { cell } else { self } }

  /// Whether the cell is read from its last digit, and so stands to the right.
  var isNumeric: Bool {
    switch self {
    case .integer, .number, .share, .seconds: true
    default: false
    }
  }
}
