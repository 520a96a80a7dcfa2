import Glibc
import Postgres
import TestSupport
import Testing

@Suite("The thread that waits", .timeLimit(.minutes(1)))
struct ThreadTests {
  @Test func answersComeBackOnTheSameThread() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      let threads = try await Task(executorPreference: PostgresThread.executor) {
        var threads: Set<pthread_t> = [Self.thread]
        for number in 1...20 {
          let row = try await client.first("select \(number)::int8")
          #expect(try #require(row).decode(Int.self) == number)
          threads.insert(Self.thread)
        }
        try await Task.sleep(for: .milliseconds(1))
        threads.insert(Self.thread)
        return threads
      }.value
      #expect(threads.count == 1)
    }
  }

  @Test func workFromEverywhereIsDoneInOrder() async {
    for _ in 0..<200 {
      let (numbers, feed) = AsyncStream.makeStream(of: Int.self)
      let reader = Task(executorPreference: PostgresThread.executor) {
        var seen: [Int] = []
        for await number in numbers { seen.append(number) }
        return seen
      }
      for number in 0..<50 { feed.yield(number) }
      feed.finish()
      #expect(await reader.value == Array(0..<50))
    }
  }

  @Test func alarmsGoOffInTheirOrderUnlessCancelled() async {
    let (names, feed) = AsyncStream.makeStream(of: String.self)
    let never = PostgresThread.alarm(in: .milliseconds(5)) { feed.yield("cancelled") }
    _ = PostgresThread.alarm(in: .milliseconds(20)) {
      feed.yield("second")
      feed.finish()
    }
    _ = PostgresThread.alarm(in: .milliseconds(10)) { feed.yield("first") }
    never.cancel()
    var heard: [String] = []
    for await name in names { heard.append(name) }
    #expect(heard == ["first", "second"])
  }

  private static var thread: pthread_t { pthread_self() }
}
