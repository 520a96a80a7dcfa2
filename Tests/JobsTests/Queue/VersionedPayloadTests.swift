import Postgres
import TestSupport
import Testing

@testable import Jobs

/// How letters were asked for at first.
private struct Letter1: Codable, Sendable {
  let person: Int
}

/// Then in a language.
private struct Letter2: VersionedPayload {
  static let version = 2
  let person: Int
  let language: String

  init(upgrading old: Letter1) {
    person = old.person
    language = "en"
  }
}

/// Then to several people.
private struct Letter3: VersionedPayload, Equatable {
  static let version = 3
  let people: [Int]
  let language: String

  init(people: [Int], language: String) {
    self.people = people
    self.language = language
  }

  init(upgrading old: Letter2) throws {
    if old.person < 0 { throw NoSuchPerson() }
    people = [old.person]
    language = old.language
  }

  struct NoSuchPerson: Error {}
}

@Suite("Versions of payloads", .timeLimit(.minutes(1)))
struct VersionedPayloadTests {
  @Test(
    "of any age are read as the newest",
    arguments: [
      (#"{"person":7}"#, Letter3(people: [7], language: "en")),
      (#"{"@version":2,"language":"ru","person":7}"#, Letter3(people: [7], language: "ru")),
      (
        #"{"@version":3,"language":"zh","people":[7,8]}"#,
        Letter3(people: [7, 8], language: "zh")
      ),
    ])
  fileprivate func read(text: String, letter: Letter3) throws {
    #expect(try JobCoding.decode(Letter3.self, from: text, kind: "letter") == letter)
  }

  @Test("carry their number, except the first")
  func marked() throws {
    let new = try JobCoding.encode(Letter3(people: [7], language: "zh"), kind: "letter")
    #expect(new == #"{"@version":3,"language":"zh","people":[7]}"#)
    #expect(try JobCoding.encode(Letter1(person: 7), kind: "letter") == #"{"person":7}"#)
  }

  @Test("that cannot be upgraded or read are refused with the reason")
  func refused() {
    #expect(throws: JobError.coding(kind: "letter", reason: "version 1: NoSuchPerson()")) {
      try JobCoding.decode(Letter3.self, from: #"{"person":-1}"#, kind: "letter")
    }
    #expect(throws: JobError.self) {
      try JobCoding.decode(Letter3.self, from: #"{"@version":2,"person":7}"#, kind: "letter")
    }
  }

  @Test("newer than a worker knows go back uncounted")
  func newer() async throws {
    try await withDepot { depot in
      let old = JobKind<Letter1>("letter")
      let new = JobKind<Letter3>("letter")
      var registry = JobRegistry()
      registry.register(old) { _, _ in }
      let job = try await depot.queue.enqueue(new, Letter3(people: [7], language: "zh")).id
      _ = try await depot.worker(registry).runUntilIdle()
      let record = try #require(try await depot.queue.job(job))
      #expect(record.state == .ready)
      #expect(record.attempts == 0)
      #expect(record.runAt > record.createdAt)
    }
  }
}
