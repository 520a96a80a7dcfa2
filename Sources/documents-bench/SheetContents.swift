import Documents

/// A sheet to write, from JSON.
struct SheetContents: Decodable {
  struct Column: Decodable {
    var title: String
    var kind: String?
    var choices: [String]?
    var note: String?
  }

  /// A text, number, truth or null; a day or moment as an object.
  struct Cell: Decodable {
    var cell: SheetCell

    private enum Key: String, CodingKey { case day, moment }

    init(from decoder: any Decoder) throws {
      if let keyed = try? decoder.container(keyedBy: Key.self) {
        cell = try Self.date(keyed)
        return
      }
      let value = try decoder.singleValueContainer()
      if value.decodeNil() {
        cell = .empty
      } else if let isTrue = try? value.decode(Bool.self) {
        cell = .boolean(isTrue)
      } else if let number = try? value.decode(Int.self) {
        cell = .integer(number)
      } else if let number = try? value.decode(Double.self) {
        cell = .number(number)
      } else {
        cell = .text(try value.decode(String.self))
      }
    }

    private static func date(_ keyed: KeyedDecodingContainer<Key>) throws -> SheetCell {
      let isDay = keyed.contains(.day)
      let numbers = try keyed.decode([Int].self, forKey: isDay ? .day : .moment)
      guard numbers.count == (isDay ? 3 : 6) else {
        throw DecodingError.dataCorruptedError(
          forKey: isDay ? .day : .moment, in: keyed,
          debugDescription: "a day has 3 numbers, a moment 6")
      }
      if isDay { return .day(year: numbers[0], month: numbers[1], day: numbers[2]) }
      return .moment(
        year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3],
        minute: numbers[4], second: numbers[5])
    }
  }

  var sheet: String
  var columns: [Column]
  var rows: [[Cell]]
  /// How often the rows are written.
  var times: Int?
}

extension SheetColumn {
  init(_ column: SheetContents.Column) {
    let kinds: [String: Kind] = ["number": .number, "day": .day, "moment": .moment]
    self.init(
      column.title, kind: kinds[column.kind ?? ""] ?? .text, choices: column.choices ?? [],
      note: column.note)
  }
}
