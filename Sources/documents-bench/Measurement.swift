import Foundation

/// What a run took.
struct Measurement: Encodable {
  var rows: Int
  var cells: Int
  var seconds: Double
  /// The most memory the process had, in kilobytes.
  var peakKilobytes: Int

  init(rows: Int, cells: Int, time: Duration) throws {
    self.rows = rows
    self.cells = cells
    let (seconds, attoseconds) = time.components
    self.seconds = Double(seconds) + Double(attoseconds) / 1e18
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    peakKilobytes = line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
