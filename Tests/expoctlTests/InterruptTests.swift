import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Ctrl-C", .timeLimit(.minutes(2)))
struct InterruptTests {
  @Test(
    "In the middle of an import it leaves nothing behind", arguments: [SIGINT, SIGTERM, SIGKILL])
  func middleOfAnImport(signal: Int32) async throws {
    try await Workbench.with { bench in
      let sample = bench.folder.appending(path: "sample").path
      let written = try await bench.run(
        "sample", "write", sample, "--ru", "3", "--cn", "3", "--quiet")
      #expect(written.exit == 0)
      let temporary = bench.folder.appending(path: "temporary")
      try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: false)
      let importing = try Program(
        ["import", "apply", sample],
        environment: bench.environment.merging(["TMPDIR": temporary.path]) { $1 })
      let client = bench.database.client
      try await client.transaction { tx in
        // The last file but one stops here, with all before it stored in the same transaction.
        try await tx.execute("lock table meeting_requests in exclusive mode")
        let ends = try importing.start()
        try await eventually("the import waits for its last files") {
          let row = try await client.first(
            """
            select 1 from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """)
          return row != nil
        }
        importing.send(signal)
        let run = try await importing.finish(ends)
        #expect(run.exit == (signal == SIGKILL ? -1 : 130))
        #expect(
          run.error == (signal == SIGKILL ? "" : "expoctl: interrupted: nothing was written\n"))
        #expect(run.output == "")
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
      }
      try await eventually("the server has noticed that the program is gone") {
        try await client.query(
          """
          select from pg_stat_activity where datname = current_database()
            and backend_type = 'client backend' and pid <> pg_backend_pid()
            and application_name like 'expoctl%'
          """
        ).isEmpty
      }
      for table in ["sectors", "expos", "participations", "import_batches", "audit_entries"] {
        let row = try await client.first("select count(*)::int8 as n from \(ident: table)")
        let count: Int = try #require(row).decode("n")
        #expect(count == 0, "\(table)")
      }
    }
  }
}
