import Foundation

/// What was measured: all rounds, with medians and ratios drawn from them.
struct BenchReport: Encodable {
  /// Statements or rows a second, and what one takes of the client's processor.
  struct Rate: Encodable {
    let perSecond: Double
    let cpuMicroseconds: Double
  }

  struct RoundTrips: Encodable {
    let connections: Int
    var pgbench: [Rate] = []
    /// Ours, each task keeping its session.
    var held: [Rate] = []
    /// Ours, each statement asking the pool.
    var pooled: [Rate] = []

    init(connections: Int) { self.connections = connections }
  }

  struct Copy: Encodable {
    let rows: Int
    var psql: [Rate] = []
    var binary: [Rate] = []
    /// Ours in text format, from Swift strings.
    var textRows: [Rate] = []
    /// Ours in text format, from the bytes of the file that psql reads.
    var textFile: [Rate] = []

    init(rows: Int) { self.rows = rows }
  }

  /// Nanoseconds a row of six columns.
  struct Decoding: Encodable {
    let rows: Int
    /// Server, network and libpq together.
    var fetch: [Double] = []
    var byPosition: [Double] = []
    var byName: [Double] = []

    init(rows: Int) { self.rows = rows }
  }

  let roundTrips: [RoundTrips]
  let copy: Copy
  let decoding: Decoding

  /// One line of the table: a figure beside its peer's.
  struct Line: Encodable {
    let what: String
    let unit: String
    let value: Double
    let peer: String
    let peerValue: Double
    var ratio: Double { value / peerValue }

    enum Key: String, CodingKey { case what, unit, value, peer, peerValue, ratio }

    func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: Key.self)
      try fields.encode(what, forKey: .what)
      try fields.encode(unit, forKey: .unit)
      try fields.encode(value, forKey: .value)
      try fields.encode(peer, forKey: .peer)
      try fields.encode(peerValue, forKey: .peerValue)
      try fields.encode(ratio, forKey: .ratio)
    }
  }

  /// Medians of the rounds.
  var lines: [Line] {
    var lines: [Line] = []
    for trips in roundTrips {
      for (name, rates) in [("session held", trips.held), ("pool asked each time", trips.pooled)] {
        lines.append(
          Line(
            what: "select 1, \(trips.connections) connections, \(name)", unit: "1/s",
            value: rates.map(\.perSecond).median, peer: "pgbench -M prepared",
            peerValue: trips.pgbench.map(\.perSecond).median))
        lines.append(
          Line(
            what: "  client CPU of it", unit: "us", value: rates.map(\.cpuMicroseconds).median,
            peer: "pgbench -M prepared", peerValue: trips.pgbench.map(\.cpuMicroseconds).median))
      }
    }
    let copies = [
      ("binary", copy.binary), ("text from strings", copy.textRows),
      ("text from a file", copy.textFile),
    ]
    for (name, rates) in copies {
      lines.append(
        Line(
          what: "copy in, \(name)", unit: "rows/s", value: rates.map(\.perSecond).median,
          peer: "psql \\copy, text", peerValue: copy.psql.map(\.perSecond).median))
      lines.append(
        Line(
          what: "  client CPU of it", unit: "ns/row",
          value: rates.map(\.cpuMicroseconds).median * 1000, peer: "psql \\copy, text",
          peerValue: copy.psql.map(\.cpuMicroseconds).median * 1000))
    }
    for (name, times) in [("position", decoding.byPosition), ("name", decoding.byName)] {
      lines.append(
        Line(
          what: "decode 6 columns by \(name)", unit: "ns/row", value: times.median,
          peer: "fetch of the row", peerValue: decoding.fetch.median))
    }
    return lines
  }

  /// The table for a terminal.
  var table: String {
    let lines = lines
    let width = lines.map(\.what.count).max() ?? 0
    let head =
      pad("", width) + pad("ours", 12, right: true) + pad("peer", 12, right: true)
      + pad("ratio", 8, right: true)
    let rows = lines.map { line in
      pad(line.what, width) + pad(rounded(line.value, 0), 12, right: true)
        + pad(rounded(line.peerValue, 0), 12, right: true)
        + pad(rounded(line.ratio, 2), 8, right: true)
        + "  \(line.unit), \(line.peer)"
    }
    return ([head] + rows).joined(separator: "\n")
  }

  /// The lines and all rounds.
  func json() throws -> String {
    struct Document: Encodable {
      let lines: [Line]
      let rounds: BenchReport
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let document = Document(lines: lines, rounds: self)
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }

  private func rounded(_ number: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", number)
  }

  private func pad(_ text: String, _ width: Int, right: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, width - text.count))
    return right ? spaces + text : text + spaces
  }
}
