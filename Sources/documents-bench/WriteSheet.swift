import ArgumentParser
import Documents
import Foundation

/// Writes the sheet that standard input describes.
struct WriteSheet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write", abstract: "Write a workbook from JSON on standard input.",
    discussion: """
      The object has sheet, columns (title, kind, choices, note) and rows of cells: text, number, \
      true, false, null, {"day": [2014, 6, 29]} or {"moment": [2014, 6, 29, 10, 30, 0]}. It prints \
      what writing took.
      """)

  @Argument(help: "The workbook to write.")
  var path: String

  func run() throws {
    let input = FileHandle.standardInput.readDataToEndOfFile()
    let contents = try JSONDecoder().decode(SheetContents.self, from: input)
    let rows = contents.rows.map { $0.map(\.cell) }
    let start = ContinuousClock.now
    let writer = try SheetWriter(
      sheet: contents.sheet, columns: contents.columns.map { SheetColumn($0) })
    var cells = 0
    for _ in 0..<(contents.times ?? 1) {
      for row in rows {
        try writer.append(row)
        cells += row.count
      }
    }
    try Data(writer.finish()).write(to: URL(filePath: path))
    let count = rows.count * (contents.times ?? 1)
    print(try Measurement(rows: count, cells: cells, time: ContinuousClock.now - start).json())
  }
}
