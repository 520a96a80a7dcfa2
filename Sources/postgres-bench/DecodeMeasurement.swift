import Foundation
import Postgres

/// Decoding of rows of six columns, in nanoseconds a row, beside what the server takes to send one.
struct DecodeMeasurement {
  let url: String
  let rows: Int
  let rounds: Int

  func run() async throws -> BenchReport.Decoding {
    let client = try benchClient(url: url, sessions: 1)
    let result: BenchReport.Decoding
    do {
      result = try await measure(client)
    } catch {
      await client.close()
      throw error
    }
    await client.close()
    return result
  }

  private func measure(_ client: PostgresClient) async throws -> BenchReport.Decoding {
    let clock = ContinuousClock()
    var result = BenchReport.Decoding(rows: rows)
    for _ in 0..<rounds {
      var fetched: PostgresRows?
      let fetch = try await clock.measure {
        fetched = try await client.query(
          """
          select n as id, 'Firm of the sample No. ' || n as name, now() as moment,
            n::float8 as amount, n % 3 = 0 as is_active, gen_random_uuid() as key
          from generate_series(1, \(rows)::int8) as n
          """)
      }
      guard let fetched, fetched.count == rows else {
        throw BenchError(description: "the rows were not fetched")
      }
      result.fetch.append(perRow(fetch))
      result.byPosition.append(try onThisThread { try byPosition(fetched) })
      result.byName.append(try onThisThread { try byName(fetched) })
    }
    return result
  }

  private func perRow(_ duration: Duration) -> Double {
    duration / .nanoseconds(1) / Double(rows)
  }

  private func onThisThread(_ body: () throws -> Void) rethrows -> Double {
    let start = CPUTime.thread
    try body()
    return (CPUTime.thread - start) * 1e9 / Double(rows)
  }

  private func byPosition(_ rows: PostgresRows) throws {
    var sum: Int64 = 0
    for row in rows {
      let (id, name, _, _, _, _) = try row.decode(
        Int64.self, String.self, Date.self, Double.self, Bool.self, UUID.self)
      sum += id + Int64(name.utf8.count & 1)
    }
    guard sum > 0 else { throw BenchError(description: "nothing was decoded") }
  }

  private func byName(_ rows: PostgresRows) throws {
    var sum: Int64 = 0
    for row in rows {
      let id = try row.decode("id", as: Int64.self)
      let name = try row.decode("name", as: String.self)
      _ = try row.decode("moment", as: Date.self)
      _ = try row.decode("amount", as: Double.self)
      _ = try row.decode("is_active", as: Bool.self)
      _ = try row.decode("key", as: UUID.self)
      sum += id + Int64(name.utf8.count & 1)
    }
    guard sum > 0 else { throw BenchError(description: "nothing was decoded") }
  }
}
