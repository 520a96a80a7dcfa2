import Foundation
import Postgres
import TestSupport
import Testing

@Suite("COPY", .serialized, .timeLimit(.minutes(1)))
struct CopyTests {
  private struct Refusal: Error, Equatable {}

  private func withFirms<T>(
    _ body: (PostgresClient) async throws -> sending T
  ) async throws -> sending T {
    try await withScratchDatabase(migrated: false) { database in
      try await database.client.execute(
        "create table firms (id int8 primary key, name text, founded timestamptz, tags text[])")
      return try await body(database.client)
    }
  }

  private func count(_ client: PostgresClient) async throws -> Int? {
    try await client.first("select count(*) from firms")?.decode(Int.self)
  }

  @Test func manyRows() async throws {
    try await withFirms { client in
      let stored = try await client.transaction { transaction in
        try await transaction.copyIn("firms (id, name, founded, tags)") { writer in
          for id in 0..<20_000 {
            let name: String? = id % 7 == 0 ? nil : "Фирма 企业 \(id)"
            try await writer.row(
              id, name, Date(timeIntervalSince1970: Double(id)), ["a", nil, "\(id)"])
          }
        }
      }
      #expect(stored == 20_000)
      let row = try await client.first(
        """
        select count(*), count(name), sum(id)::int8, count(distinct tags[3]), max(founded)
        from firms where name is null or name = 'Фирма 企业 ' || id
        """)
      let (rows, names, sum, tags, last) = try #require(row).decode(
        Int.self, Int.self, Int.self, Int.self, Date.self)
      #expect(rows == 20_000 && names == 17_142 && sum == 199_990_000 && tags == 20_000)
      #expect(last == Date(timeIntervalSince1970: 19_999))
    }
  }

  @Test func noRowsAndHugeRows() async throws {
    try await withFirms { client in
      let none = try await client.transaction { try await $0.copyIn("firms") { _ in } }
      #expect(none == 0)
      let huge = String(repeating: "龍", count: 1_000_000)
      try await client.transaction { transaction in
        try await transaction.copyIn("firms (id, name)") { writer in
          for id in 0..<3 { try await writer.row(id, huge) }
        }
      }
      let row = try await client.first("select sum(length(name))::int8 from firms")
      #expect(try row?.decode(Int.self) == 3_000_000)
    }
  }

  @Test func textAndCSV() async throws {
    try await withFirms { client in
      let names = ["a\tb", "c\nd", "e\\f", "\\N", "", "\r", "«Ж»,\"龍\""]
      try await client.transaction { transaction in
        try await transaction.copyInText("firms (id, name)") { writer in
          for (id, name) in names.enumerated() { try await writer.row([String(id), name]) }
          try await writer.row(["100", nil])
        }
        try await transaction.copyInText("firms (id, name)", options: "format csv, header") {
          try await $0.write("id,name\n200,\"a,")
          try await $0.write(Array("b\"\n201,\n".utf8))
        }
      }
      let rows = try await client.query("select id, name from firms order by id")
      let read = try rows.map { try $0.decode(Int.self, String?.self) }
      #expect(read.map(\.0) == Array(0..<names.count) + [100, 200, 201])
      #expect(read.map(\.1) == names.map { $0 } + [nil, "a,b", nil])
    }
  }

  @Test func whatTheWriterThrowsEndsTheCopy() async throws {
    try await withFirms { client in
      for rows in [0, 1, 50_000] {
        await #expect(throws: Refusal()) {
          try await client.transaction { transaction in
            try await transaction.copyIn("firms (id)") { writer in
              for id in 0..<rows { try await writer.row(id) }
              throw Refusal()
            }
          }
        }
      }
      let stored = try await count(client)
      #expect(stored == 0)
    }
  }

  @Test func underASavepointTheTransactionGoesOn() async throws {
    try await withFirms { client in
      try await client.transaction { transaction in
        await #expect(throws: Refusal()) {
          try await transaction.savepoint {
            try await transaction.copyIn("firms (id)") { writer in
              try await writer.row(1)
              throw Refusal()
            }
          }
        }
        let stored = try await transaction.copyIn("firms (id)") { try await $0.row(2) }
        #expect(stored == 1)
      }
      #expect(try await count(client) == 1)
    }
  }

  @Test func theServersErrorStopsTheWriter() async throws {
    try await withFirms { client in
      var written = 0
      let error = await #expect(throws: PostgresError.self) {
        try await client.transaction { transaction in
          try await transaction.copyIn("firms (id, name)") { writer in
            // Far more than fits into the sockets' buffers, and the second row is wrong.
            for id in 0..<2_000_000 {
              try await writer.row(id == 1 ? 0 : id, "some name that takes some room")
              written += 1
            }
          }
        }
      }
      #expect(error?.sqlState == .uniqueViolation)
      // Under TLS the client cannot see that the server has answered.
      let isPlain = try await client.first(
        "select not ssl from pg_stat_ssl where pid = pg_backend_pid()")?.decode(Bool.self)
      if isPlain == true { #expect(written < 2_000_000) }
      let stored = try await count(client)
      #expect(stored == 0)
    }
  }

  @Test func typesMustBeTheColumns() async throws {
    try await withFirms { client in
      let error = await #expect(throws: PostgresError.self) {
        try await client.transaction { transaction in
          try await transaction.copyIn("firms (id)") { try await $0.row(Int32(1)) }
        }
      }
      // "insufficient data left in message": the server calls it a violation of the protocol.
      #expect(error?.sqlState == SQLState(rawValue: "08P01"))
      #expect(error?.isConnectionFailure == false)
      let nul = await #expect(throws: PostgresError.self) {
        try await client.transaction { transaction in
          try await transaction.copyIn("firms (id, name)") { try await $0.row(1, "a\0") }
        }
      }
      #expect(nul?.kind == .misuse)
      let stored = try await count(client)
      #expect(stored == 0)
    }
  }

  @Test func aTableThatIsNotThere() async throws {
    try await withFirms { client in
      let error = await #expect(throws: PostgresError.self) {
        try await client.transaction { transaction in
          try await transaction.copyIn("nowhere") { _ in Issue.record("asked for rows") }
        }
      }
      #expect(error?.sqlState == .undefinedTable)
    }
  }

  @Test func copyThroughQueryIsRefusedAndHarmless() async throws {
    try await withFirms { client in
      for statement in [
        "copy firms from stdin", "copy (select generate_series(1, 100000)) to stdout",
      ] as [SQL] {
        let error = await #expect(throws: PostgresError.self) {
          try await client.execute(statement)
        }
        #expect(error?.kind == .misuse)
        let stored = try await count(client)
        #expect(stored == 0)
      }
    }
  }

  @Test func copyThroughQueryInATransactionIsRefusedToo() async throws {
    try await withFirms { client in
      for isFirst in [true, false] {
        let error = await #expect(throws: PostgresError.self) {
          try await client.transaction { transaction in
            if !isFirst { try await transaction.execute("insert into firms (id) values (1)") }
            try await transaction.execute("copy firms from stdin")
          }
        }
        #expect(error?.kind == .misuse)
        let stored = try await count(client)
        #expect(stored == 0)
      }
    }
  }

  @Test func aWriterIsUselessAfterwards() async throws {
    try await withFirms { client in
      var kept: CopyWriter?
      try await client.transaction { transaction in
        try await transaction.copyIn("firms (id)") { writer in
          kept = writer
          try await writer.row(1)
        }
        do {
          for id in 0..<100_000 { try await kept?.row(id) }
          Issue.record("the writer still writes")
        } catch let error as PostgresError {
          #expect(error.kind == .misuse)
        }
      }
      #expect(try await count(client) == 1)
    }
  }

  @Test func aCancelledCopyKeepsNothing() async throws {
    try await withFirms { client in
      let (started, cancelled) = (Signal(), Signal())
      let task = Task {
        try await client.transaction { transaction in
          try await transaction.copyIn("firms (id)") { writer in
            for id in 0..<10_000 { try await writer.row(id) }
            await started.open()
            await cancelled.wait()
            for id in 10_000..<100_000 { try await writer.row(id) }
          }
        }
      }
      await started.wait()
      task.cancel()
      await cancelled.open()
      await #expect(throws: CancellationError.self) { try await task.value }
      let stored = try await count(client)
      #expect(stored == 0)
    }
  }
}
