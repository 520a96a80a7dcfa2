import Foundation
import Postgres

/// COPY IN: ours in binary and text against `psql \copy` in text, of the same rows, rounds
/// alternating.
struct CopyMeasurement {
  let url: String
  let tools: ServerTools
  let rows: Int
  let rounds: Int

  private static let target: SQL = "postgres_bench (id, name, moment, amount, is_active, key)"

  func run() async throws -> BenchReport.Copy {
    let client = try benchClient(url: url, sessions: 2)
    let result: BenchReport.Copy
    do {
      try await client.execute("drop table if exists postgres_bench")
      try await client.execute(SQL(unsafe: SampleRow.table))
      result = try await measure(client)
      try await client.execute("drop table postgres_bench")
    } catch {
      await client.close()
      throw error
    }
    await client.close()
    return result
  }

  private func measure(_ client: PostgresClient) async throws -> BenchReport.Copy {
    let sample = (0..<rows).map { SampleRow($0) }
    let fields = sample.map(\.fields)
    var result = BenchReport.Copy(rows: rows)
    return try await withTemporaryFile(".txt") { file in
      try Self.write(fields, to: file)
      for _ in 0..<rounds {
        result.psql.append(try await emptied(client) { try await psql(file) })
        result.binary.append(try await emptied(client) { try await binary(client, sample) })
        result.textRows.append(try await emptied(client) { try await textRows(client, fields) })
        result.textFile.append(try await emptied(client) { try await textFile(client, file) })
      }
      return result
    }
  }

  /// The rate of `copy` into an empty table, its count checked.
  private func emptied(
    _ client: PostgresClient, _ copy: () async throws -> Duration
  ) async throws -> BenchReport.Rate {
    try await client.execute("truncate postgres_bench")
    let before = CPUTime.own + CPUTime.children
    let duration = try await copy()
    let cpu = CPUTime.own + CPUTime.children - before
    let count = try await client.first("select count(*) from postgres_bench")
    guard try count?.decode(Int.self) == rows else {
      throw BenchError(description: "not all rows were copied")
    }
    return BenchReport.Rate(
      perSecond: Double(rows) / (duration / .seconds(1)), cpuMicroseconds: cpu * 1e6 / Double(rows))
  }

  private static func write(_ rows: [[String?]], to file: URL) throws {
    let handle = try FileHandle(forWritingTo: file)
    var text = ""
    for row in rows {
      text += row.map { $0 ?? "\\N" }.joined(separator: "\t") + "\n"
      if text.utf8.count > 1 << 20 {
        try handle.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }

  /// The time psql itself takes for the command, connecting not counted.
  private func psql(_ file: URL) async throws -> Duration {
    let text = try await output(
      of: tools.psql,
      [
        "-X", "-q", "-d", url, "-c", "\\timing on", "-c",
        "\\copy postgres_bench (\(SampleRow.columns)) from '\(file.path)'",
      ])
    for line in text.split(separator: "\n") where line.hasPrefix("Time: ") {
      let number = line.dropFirst(6).prefix { $0 != " " }
      if let milliseconds = Double(number) { return .microseconds(Int64(milliseconds * 1000)) }
    }
    throw BenchError(description: "psql did not report its time")
  }

  private func binary(_ client: PostgresClient, _ sample: [SampleRow]) async throws -> Duration {
    try await timed(client) { transaction in
      try await transaction.copyIn(Self.target) { writer in
        for row in sample {
          try await writer.row(
            row.id, row.name, row.moment, row.amount, row.isActive, row.key)
        }
      }
    }
  }

  private func textRows(_ client: PostgresClient, _ rows: [[String?]]) async throws -> Duration {
    try await timed(client) { transaction in
      try await transaction.copyInText(Self.target) { writer in
        for row in rows { try await writer.row(row) }
      }
    }
  }

  /// As psql does it: the file's bytes as they are.
  private func textFile(_ client: PostgresClient, _ file: URL) async throws -> Duration {
    try await timed(client) { transaction in
      try await transaction.copyInText(Self.target) { writer in
        let handle = try FileHandle(forReadingFrom: file)
        while let bytes = try handle.read(upToCount: 65_536), !bytes.isEmpty {
          try await writer.write(bytes)
        }
        try handle.close()
      }
    }
  }

  private func timed(
    _ client: PostgresClient, _ copy: (PostgresTransaction) async throws -> Int
  ) async throws -> Duration {
    let clock = ContinuousClock()
    return try await clock.measure { try await client.transaction { _ = try await copy($0) } }
  }
}
