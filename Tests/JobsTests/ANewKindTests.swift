import Foundation
import Postgres
import TestSupport
import Testing

@testable import Jobs

struct Badge: Codable, Sendable { let participation: Int64 }

struct Badge2: VersionedPayload {
  static let version = 2
  let participation: Int64
  let copies: Int
  init(upgrading old: Badge) { (participation, copies) = (old.participation, 1) }
}

private enum BadgeQueries {
  static func store(_ sheet: String, in tx: PostgresTransaction) async throws {
    try await tx.execute("insert into sheets (text) values (\(sheet))")
  }
}

/// The article compiles and does what it says, line by line.
@Suite("A new kind of job", .timeLimit(.minutes(1)))
struct ANewKindTests {
  private func render(_ participation: Int64) async throws -> String { "badge \(participation)" }

  private func registry(_ badge: JobKind<Badge>, _ client: PostgresClient) -> JobRegistry {
    var registry = JobRegistry()
    registry.register(badge) { payload, job in
      let sheet = try await render(payload.participation)
      try await client.transaction { tx in
        try await BadgeQueries.store(sheet, in: tx)
        try await job.finish(in: tx)
      }
    }
    return registry
  }

  @Test("The ten lines run")
  func runs() async throws {
    let badge = JobKind<Badge>("badge.print", timeLimit: .seconds(30))
    try await withScratchDatabase { database in
      try await database.client.execute("create table sheets (text text not null)")
      let registry = registry(badge, database.client)
      let jobs = InlineWorker(client: database.client, registry: registry)
      let job = try await jobs.run(badge, Badge(participation: 7))
      #expect(job.attempts == 1)
      let queue = JobQueue(client: database.client)
      try await database.client.transaction { tx in
        _ = try await queue.enqueue(badge, Badge(participation: 7), in: tx)
      }
      #expect(try await jobs.drain() == 1)
      let sheets = try await database.client.query("select text from sheets")
      #expect(
        try sheets.map { row throws in try row.decode(String.self) } == ["badge 7", "badge 7"])
      #expect(Badge2(upgrading: Badge(participation: 7)).copies == 1)
    }
  }

  @Test("The article prints this code")
  func printed() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let article = try String(
      contentsOf: root.appending(path: "Sources/Jobs/Jobs.docc/ANewKind.md"), encoding: .utf8)
    let own = Set(
      try String(contentsOf: URL(filePath: #filePath), encoding: .utf8).split(separator: "\n")
        .map(Self.code))
    let blocks = article.split(separator: "```swift\n").dropFirst().map {
      $0.prefix(upTo: $0.firstRange(of: "```")?.lowerBound ?? $0.endIndex)
    }
    #expect(blocks.count == 3)
    #expect(blocks[0].split(separator: "\n").map(Self.code).count { $0 != "}" } <= 10)
    for line in blocks.joined(separator: "\n").split(separator: "\n").map(Self.code) {
      #expect(own.contains(line), "\(line)")
    }
  }

  /// A line without its remark and its place.
  private static func code(_ line: Substring) -> String {
    let end = line.firstRange(of: "//")?.lowerBound ?? line.endIndex
    return line[..<end].trimmingCharacters(in: .whitespaces)
  }
}
