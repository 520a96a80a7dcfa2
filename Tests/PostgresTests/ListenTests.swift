import Postgres
import TestSupport
import Testing

@Suite("Listening", .serialized, .timeLimit(.minutes(1)))
struct ListenTests {
  private func listener(of client: PostgresClient) async throws -> Int {
    let row = try await client.first(
      """
      select pid from pg_stat_activity
      where datname = current_database() and query like 'listen%' and pid <> pg_backend_pid()
      """)
    return try #require(row).decode(Int.self)
  }

  @Test func notificationsArriveInOrder() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      var events = client.listen(["jobs", "Совет \"1\""]).makeAsyncIterator()
      #expect(await events.next() == .connected(reconnect: false))
      try await client.transaction { transaction in
        try await transaction.execute("select pg_notify('jobs', \("a"))")
        try await transaction.execute("select pg_notify(\("Совет \"1\""), \("展 🎪"))")
        try await transaction.execute("select pg_notify('others', 'x')")
        try await transaction.execute("notify jobs")
      }
      let heard = [await events.next(), await events.next(), await events.next()]
      #expect(
        heard == [
          .notification(channel: "jobs", payload: "a"),
          .notification(channel: "Совет \"1\"", payload: "展 🎪"),
          .notification(channel: "jobs", payload: ""),
        ])
    }
  }

  @Test func aLostSessionIsOpenedAgain() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      var events = client.listen(["jobs"]).makeAsyncIterator()
      #expect(await events.next() == .connected(reconnect: false))
      for round in 1...2 {
        try await client.kill([try await listener(of: client)])
        #expect(await events.next() == .connected(reconnect: true))
        try await client.execute("select pg_notify('jobs', \(String(round)))")
        #expect(await events.next() == .notification(channel: "jobs", payload: String(round)))
      }
    }
  }

  @Test func whoHearsMayAskOnTheSessionThatTold() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      let (heard, teller) = AsyncStream.makeStream(of: (payload: String, process: Int?).self)
      let listening = Task {
        await client.listen(["jobs"]) { event, session in
          var payload = "connected"
          if case .notification(_, let told) = event { payload = told }
          do {
            if payload == "a" { _ = try await session.query("select pg_notify('jobs', 'c')") }
            let row = try await session.query("select pg_backend_pid()", within: .seconds(60)).first
            teller.yield((payload, try row?.decode(Int.self)))
          } catch {
            teller.yield(("\(error)", nil))
          }
        }
      }
      var events = heard.makeAsyncIterator()
      let process = try #require(await events.next()).process
      try await client.transaction { tx in
        try await tx.execute("select pg_notify('jobs', 'a')")
        try await tx.execute("select pg_notify('jobs', 'b')")
      }
      for payload in ["a", "b", "c"] {
        let event = try #require(await events.next())
        #expect(event.payload == payload && event.process == process)
      }
      #expect(process != nil)
      listening.cancel()
      await listening.value
    }
  }

  @Test func aReaderThatStopsFreesTheSession() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      let connected = Signal()
      let reader = Task {
        for await _ in client.listen(["jobs"]) { await connected.open() }
      }
      await connected.wait()
      let process = try await listener(of: client)
      reader.cancel()
      await reader.value
      try await eventually("the session stays open") {
        try await client.query("select from pg_stat_activity where pid = \(process)").isEmpty
      }
    }
  }

  @Test func closingTheClientEndsTheStream() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient { client in
        var events = client.listen(["jobs"]).makeAsyncIterator()
        #expect(await events.next() == .connected(reconnect: false))
        await client.close()
        #expect(await events.next() == nil)
        var late = client.listen(["jobs"]).makeAsyncIterator()
        #expect(await late.next() == nil)
      }
    }
  }

  @Test func aServerThatIsNotThereIsWaitedForUntilTheEnd() async throws {
    let configuration = try PostgresConfiguration(url: "host=127.0.0.1 port=1 user=nobody")
    let client = PostgresClient(configuration, logger: CapturedLog().logger)
    var events = client.listen(["jobs"]).makeAsyncIterator()
    await client.close()
    #expect(await events.next() == nil)
  }
}
