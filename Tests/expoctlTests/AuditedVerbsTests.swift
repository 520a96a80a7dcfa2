import ArgumentParser
import Foundation
import Postgres
import TestSupport
import Testing

@testable import expoctl

/// Every verb that writes leaves an entry in the audit, and its dry run leaves none.
@Suite("Audited verbs", .timeLimit(.minutes(5)))
struct AuditedVerbsTests {
  /// Verbs that write nothing of the domain, with what they do.
  private static let others: [String: String] = [
    "db migrate": "changes the schema, which keeps its own record",
    "import check": "writes nothing",
    "import resolve": "needs a pile: PilesTests shows its entry",
    "import retry": "needs a pile: PilesTests shows its entry",
    "sample write": "writes files",
    "worker drain": "needs a worker: WorkerCommandTests shows its entry",
    "schedule stop": "tells a search that is on to end; the version that it makes is audited",
  ]

  /// Calls in the order in which each finds what it needs.
  private static let calls: [String] = [
    """
    expo create x-1 --country CN --city Harbin --time-zone Asia/Shanghai --from 2031-06-01 \
    --to 2031-06-02 --name-en X
    """,
    "expo clone demo x-2 --from 2031-06-01 --to 2031-06-02 --people --venues",
    "expo status x-1 closed --reason over",
    "delegation create KZ --country KZ --name-en Kazakhstan -e demo",
    "delegation edit KZ --status invited -e demo",
    "delegation quota KZ 5 -e demo",
    "enterprise add KZ1 --delegation KZ --country KZ --name-en Alatau -e demo",
    "enterprise edit KZ1 --set note=late -e demo",
    "enterprise name KZ1 Алатау --in ru --kind short -e demo",
    "enterprise number KZ1 lei 9900XXINVENTED000111 -e demo",
    "person add K1 --firm KZ1 --role delegate --family-en Doe --given-en Jo -e demo",
    "person edit K1 --rank 4 -e demo",
    "person name K1 DOE --in en -e demo",
    "delegation set-head KZ K1 -e demo",
    "delegation precedence KZ --place 1 --reason guest --signed-by chief -e demo",
    "participation withdraw KZ1 --reason sold -e demo",
    "participation reopen KZ1 --reason back -e demo",
    "participation pre-approve KZ1 -e demo",
    "participation approve KZ1 -e demo",
    "participation reopen KZ1 --reason papers -e demo",
    "participation reject KZ1 --reason papers -e demo",
    "participation reopen KZ1 --reason papers -e demo",
    "delegation pre-approve KZ -e demo",
    "delegation approve KZ -e demo",
    "participation reopen KZ1 --reason papers -e demo",
    "delegation reject KZ --reason papers -e demo",
    "enterprise add KZ2 --delegation KZ --country KZ --name-en Shymkent -e demo",
    "enterprise merge KZ2 --into KZ1 -e demo",
    "enterprise split KZ2 -e demo",
    "audit anchor",
    "import apply FILE -e demo",
    "schedule run --steps 300 -e demo",
    "schedule publish -e demo",
    "meeting lock MEETING -e demo",
    "meeting unlock MEETING -e demo",
    "meeting move MEETING --slot SLOT -e demo",
    "meeting cancel MEETING --reason rain -e demo",
    "meeting book FIRST SECOND --slot SLOT -e demo",
    "meeting swap ONE OTHER -e demo",
    "request add RU0001 CN0001 --preference must -e demo",
    "request withdraw WISH -e demo",
    "enterprise unavailable RU0001 --from 2027-06-17T16:00:00+08:00 -e demo",
    "delegation unavailable RU --from 2027-06-17T16:00:00+08:00 -e demo",
    "interpreter unavailable I001 --from 2027-06-16T10:00:00+08:00 -e demo",
    "schedule repair --steps 300 -e demo",
    "schedule rollback 1 --draft -e demo",
    "availability lift ABSENCE -e demo",
    "enterprise stand RU0001 B-12 --in MEET-N --tables 2 -e demo",
    "venue close T001 --from 2027-06-17T16:00:00+08:00 -e demo",
    "venue open CLOSURE -e demo",
    "cron run timetable.refresh",
    "cron pause timetable.refresh",
    "cron resume timetable.refresh",
    "queue pause default",
    "queue resume default",
    "job enqueue jobs.prune --in 1h --priority low --unique monthly",
    "job cancel JOB",
    "job retry JOB",
    "job redrive --all",
    "batch cancel BATCH",
  ]

  @Test("The table names every verb that writes")
  func complete() {
    let called = Set(Self.calls.map { $0.split(separator: " ").prefix(2).joined(separator: " ") })
    let writing = Set(Self.writing(Expoctl.self, path: []))
    #expect(writing.subtracting(Self.others.keys).subtracting(called) == [])
    #expect(called.subtracting(writing) == [])
  }

  private static func writing(_ command: any ParsableCommand.Type, path: [String]) -> [String] {
    command.configuration.subcommands.flatMap { verb -> [String] in
      let path = path + [verb.configuration.commandName ?? ""]
      let own = verb is any WritingVerb.Type ? [path.joined(separator: " ")] : []
      return own + writing(verb, path: path)
    }
  }

  @Test("Each leaves an entry, and none when it is only tried")
  func audited() async throws {
    try await Workbench.with { bench in
      _ = try await bench.importSample()
      let file = try bench.file(
        "enterprises.csv",
        [
          "enterprise_code,delegation_code,country,name_ru,name_zh,name_en,inn",
          "KZ3,KZ,KZ,,,Aktau,",
        ])
      var words = ["FILE": file]
      for call in Self.calls {
        if call.hasPrefix("meeting lock") { words.merge(try await meeting(on: bench)) { $1 } }
        if call.hasPrefix("meeting swap") { words.merge(try await two(on: bench)) { $1 } }
        for (verb, word, query) in Self.numbers where call.hasPrefix(verb) {
          words[word] = try await text(query, on: bench)
        }
        if call.hasPrefix("job cancel") {
          words["JOB"] = try await text("select max(id)::text from jobs", on: bench)
        }
        let arguments = call.split(separator: " ").map { words[String($0)] ?? String($0) }
        let before = try await entries(on: bench)
        let dry = try await Program.run(arguments + ["--dry-run"], environment: bench.environment)
        #expect(dry.exit == 0, "\(call): \(dry.error)")
        #expect(try await entries(on: bench) == before, "\(call) --dry-run")
        let done = try await Program.run(arguments, environment: bench.environment)
        #expect(done.exit == 0, "\(call): \(done.error)")
        #expect(try await entries(on: bench) > before, "\(call)")
      }
      #expect(try await bench.run("audit", "verify").exit == 0)
    }
  }

  /// What calls need that is numbered when it is made.
  private static let numbers: [(verb: String, word: String, query: SQL)] = [
    (
      "request withdraw", "WISH",
      "select max(code)::text from meeting_requests where withdrawn_at is null"
    ),
    ("availability lift", "ABSENCE", "select max(id)::text from availabilities"),
    (
      "batch cancel", "BATCH",
      "insert into job_batches (name, total) values ('letters', 0) returning id::text"
    ),
    ("venue open", "CLOSURE", "select max(id)::text from space_closures"),
  ]

  /// Two meetings that can change places.
  private func two(on bench: Workbench) async throws -> [String: String] {
    let rows = try await bench.database.client.query(
      "select id::text from meetings where state = 'confirmed' and lock_level <> 'vip' order by id")
    let ids = try rows.map { row throws in try row.decode(String.self) }
    for (position, one) in ids.enumerated() {
      for other in ids[(position + 1)...] {
        let tried = try await bench.run("meeting", "swap", one, other, "-e", "demo", "--dry-run")
        if tried.exit == 0 { return ["ONE": one, "OTHER": other] }
      }
    }
    Issue.record("no two meetings of the sample can change places")
    return [:]
  }

  private func entries(on bench: Workbench) async throws -> Int {
    Int(try await text("select count(*)::text from audit_entries", on: bench)) ?? -1
  }

  private func text(_ statement: SQL, on bench: Workbench) async throws -> String {
    let row = try #require(try await bench.database.client.first(statement))
    return try row.decode(String.self)
  }

  /// A meeting that can be moved, its firms, and a slot that it can be moved to.
  private func meeting(on bench: Workbench) async throws -> [String: String] {
    let rows = try await bench.database.client.query(
      """
      select m.id::text as meeting, a.code::text as first, b.code::text as second
      from meetings m join participations a on a.id = m.a_id join participations b on b.id = m.b_id
      where m.state = 'confirmed' order by m.id limit 5
      """)
    let slots = try await bench.database.client.query(
      "select code::text from timeslots order by id")
    for row in rows {
      let meeting = try row.decode("meeting", as: String.self)
      for slot in slots {
        let slot = try slot.decode(String.self)
        let tried = try await bench.run(
          "meeting", "move", meeting, "--slot", slot, "-e", "demo", "--dry-run")
        if tried.exit == 0 {
          return [
            "MEETING": meeting, "SLOT": slot, "FIRST": try row.decode("first"),
            "SECOND": try row.decode("second"),
          ]
        }
      }
    }
    Issue.record("no meeting of the sample can be moved")
    return [:]
  }
}
