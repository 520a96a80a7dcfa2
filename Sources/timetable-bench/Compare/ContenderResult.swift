import Foundation

/// What a contender says of an instance.
struct ContenderResult {
  let status: String
  /// The value: breaks of a classic instance, weight placed of an expo.
  let value: Int?
  let bound: Double?
  let gap: Double?
  let seconds: Double

  /// Reads a line of JSON; nothing if it is none.
  init?(_ line: Data, seconds: Double) {
    struct Line: Decodable {
      let status: String
      let value: Int?
      let breaks: Int?
      let t1: Int?
      let bound: Double?
      let gap: Double?
    }
    guard let said = try? JSONDecoder().decode(Line.self, from: line) else { return nil }
    status = said.status.lowercased()
    value = said.value ?? said.breaks ?? said.t1
    bound = said.bound
    gap = said.gap
    self.seconds = seconds
  }

  /// Of who printed no result.
  static func silent(seconds: Double) -> ContenderResult {
    ContenderResult(status: "silent", value: nil, bound: nil, gap: nil, seconds: seconds)
  }

  private init(status: String, value: Int?, bound: Double?, gap: Double?, seconds: Double) {
    self.status = status
    self.value = value
    self.bound = bound
    self.gap = gap
    self.seconds = seconds
  }

  var isSilent: Bool { status == "silent" }

  /// Whether nothing is left to prove.
  var isProved: Bool { status == "optimal" || status == "infeasible" }

  /// Columns of a table.
  var columns: String {
    [
      status.padded(10), (value.map { String($0) } ?? "-").padded(7, right: true),
      (bound.map { String(format: "%g", $0) } ?? "-").padded(8, right: true),
      String(format: "%8.2f", seconds),
    ].joined(separator: " ")
  }
}

extension String {
  /// The string with spaces up to a width.
  func padded(_ width: Int, right: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - count))
    return right ? space + self : self + space
  }
}
