import Foundation
import Postgres
import TestSupport
import Testing

@testable import Jobs

@Suite("Secret payloads", .timeLimit(.minutes(1)))
struct SecretTests {
  private struct Passport: Codable, Sendable, Equatable { var number: String }

  private static let letter = JobKind<Passport>("letter.send", backoff: .none, isSecret: true)
  private static let passport = Passport(number: "99 0000001")

  private static func key(_ name: String, _ byte: UInt8) throws -> JobKeyring.Key {
    try JobKeyring.Key(name, Data(repeating: byte, count: 32))
  }

  /// A worker that writes each passport it reads into its job's result.
  private func inline(_ depot: Depot, _ keyring: JobKeyring?) -> InlineWorker {
    var registry = JobRegistry()
    registry.register(Self.letter) { passport, job in
      try await depot.client.transaction { tx in try await job.finish(with: passport, in: tx) }
    }
    return InlineWorker(client: depot.client, registry: registry, keyring: keyring)
  }

  @Test("a secret payload stands sealed in the database, and the handler reads it")
  func sealed() async throws {
    try await withDepot { depot in
      let keyring = JobKeyring(try Self.key("a", 1))
      let queue = JobQueue(client: depot.client, keyring: keyring)
      let options = JobOptions(unique: JobUnique())
      let first = try await queue.enqueue(Self.letter, Self.passport, options)
      #expect(try await queue.enqueue(Self.letter, Self.passport, options) == .existing(first.id))
      let many = try await depot.client.transaction { tx in
        try await queue.enqueue(
          many: [(Self.passport, JobOptions()), (Self.passport, JobOptions())], of: Self.letter,
          in: tx)
      }
      let ids = [first] + many
      for id in ids.map(\.id) {
        let job = try #require(try await queue.job(id))
        #expect(!job.payloadJSON.contains("0000001"))
        #expect(throws: JobError.sealed(kind: "letter.send", key: "a")) {
          try job.payload(of: Self.letter)
        }
      }
      let keys = try await depot.client.query("select job_keys::text as row from job_keys")
      #expect(try keys.allSatisfy { !(try $0.decode(String.self)).contains("0000001") })
      _ = try await inline(depot, keyring).drain()
      for id in ids.map(\.id) {
        #expect(try await queue.job(id)?.result(as: Passport.self) == Self.passport)
      }
    }
  }

  @Test("an old key still opens; without it the job goes back uncounted")
  func rotated() async throws {
    try await withDepot { depot in
      let (old, new) = (try Self.key("old", 1), try Self.key("new", 2))
      let queue = JobQueue(client: depot.client, keyring: JobKeyring(old))
      let id = try await queue.enqueue(Self.letter, Self.passport).id
      _ = try await inline(depot, JobKeyring(new)).drain()
      let waiting = try #require(try await queue.job(id))
      #expect(waiting.attempts == 0 && waiting.faults.isEmpty)
      _ = try await inline(depot, JobKeyring(new, opening: [old])).drain(isHurried: true)
      #expect(try await queue.job(id)?.state == .done)
    }
  }

  @Test("what was changed, or sealed for another kind or with another key, is given up")
  func tampered() async throws {
    let key = try Self.key("a", 1)
    let sealed = try SealedPayload("secret", kind: "letter.send", with: key)
    #expect(try sealed.opened(kind: "letter.send", with: key) == "secret")
    #expect(try sealed.opened(kind: "letter.burn", with: key) == nil)
    #expect(try sealed.opened(kind: "letter.send", with: Self.key("a", 2)) == nil)
    let text = try JobCoding.encode(sealed, kind: "letter.send")
    let cut = text.index(text.endIndex, offsetBy: -12)
    let changed = text.replacingCharacters(
      in: cut...cut, with: text[cut] == "A" ? "B" : "A")
    let keyring: JobKeyring? = JobKeyring(key)
    #expect(try keyring.open(text, kind: "letter.send") == "secret")
    #expect(throws: JobFailure.self) { try keyring.open(changed, kind: "letter.send") }
  }

  @Test("without a key nothing is enqueued, and no key of another length is one")
  func refused() async throws {
    try await withDepot { depot in
      await #expect(throws: JobError.sealed(kind: "letter.send", key: nil)) {
        try await depot.queue.enqueue(Self.letter, Self.passport)
      }
    }
    #expect(throws: JobError.self) { try JobKeyring.Key("a", Data(repeating: 1, count: 16)) }
    #expect(throws: JobError.self) { try JobKeyring.Key("a:b", Data(repeating: 1, count: 32)) }
    #expect(throws: JobError.self) {
      try CronEntry(
        "nightly", "0 3 * * *", timeZone: .gmt, kind: Self.letter, payload: Self.passport)
    }
  }
}
