/// Writes single cells into the XML of a sheet.
enum SheetRowWriter {
  /// Appends a cell in its place; nothing for an empty one.
  static func append(
    _ cell: SheetCell, style: SheetStyle, at place: CellReference, to bytes: inout [UInt8]
  ) {
    switch cell {
    case .empty: return
    case .text(let text): append(text, style: style, at: place, to: &bytes)
    case .integer(let number):
      if number.magnitude < 1_000_000_000_000_000 {
        append("\(number)", kind: "n", .general, place, &bytes)
      } else {
        append("\(number)", style: .text, at: place, to: &bytes)
      }
    case .number(let number):
      if number.isFinite {
        append("\(number)", kind: "n", .general, place, &bytes)
      } else {
        append("\(number)", style: .text, at: place, to: &bytes)
      }
    case .boolean(let isTrue): append(isTrue ? "1" : "0", kind: "b", .general, place, &bytes)
    case .day, .moment: appendDate(cell, place, &bytes)
    }
  }

  /// What a person reads of a cell, for the width of its column.
  static func text(of cell: SheetCell) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    case .boolean(let isTrue): isTrue ? "TRUE" : "FALSE"
    case .day(let year, let month, let day): Self.day(year, month, day)
    case .moment(let year, let month, let day, let hour, let minute, let second):
      "\(Self.day(year, month, day))T\(Self.clock(hour, minute, second))"
    }
  }

  private static func append(
    _ text: String, style: SheetStyle, at place: CellReference, to bytes: inout [UInt8]
  ) {
    if text.isEmpty { return }
    bytes += "<c r=\"\(place.name)\" s=\"\(style.rawValue)\" t=\"inlineStr\"><is>".utf8
    bytes += "<t xml:space=\"preserve\">".utf8
    MarkupText.append(text, to: &bytes)
    bytes += "</t></is></c>".utf8
  }

  private static func append(
    _ value: String, kind: String, _ style: SheetStyle, _ place: CellReference,
    _ bytes: inout [UInt8]
  ) {
    bytes += "<c r=\"\(place.name)\" s=\"\(style.rawValue)\" t=\"\(kind)\"><v>\(value)</v></c>".utf8
  }

  private static func appendDate(
    _ cell: SheetCell, _ place: CellReference, _ bytes: inout [UInt8]
  ) {
    switch cell {
    case .day(let year, let month, let day):
      if let serial = DateSystem.from1900.serial(year: year, month: month, day: day) {
        return append("\(serial)", kind: "n", .day, place, &bytes)
      }
    case .moment(let year, let month, let day, let hour, let minute, let second):
      if let serial = DateSystem.from1900.serial(year: year, month: month, day: day),
        (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
      {
        let seconds = hour * 3_600 + minute * 60 + second
        let value = Double(serial) + Double(seconds) / 86_400
        return append("\(value)", kind: "n", .moment, place, &bytes)
      }
    default: break
    }
    append(text(of: cell), style: .text, at: place, to: &bytes)
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> String {
    let padded = [DateSystem.padded(year, 4), DateSystem.padded(month, 2)]
    return (padded + [DateSystem.padded(day, 2)]).joined(separator: "-")
  }

  private static func clock(_ hour: Int, _ minute: Int, _ second: Int) -> String {
    [hour, minute, second].map { DateSystem.padded($0, 2) }.joined(separator: ":")
  }
}
