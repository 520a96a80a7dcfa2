@testable import Postgres
import Logging
import TestSupport
import Testing

@Suite("Errors", .serialized, .timeLimit(.minutes(1)))
struct ErrorTests {
  private static let schema: SQL = """
    create extension if not exists btree_gist;
    create table firms (id int primary key, name text constraint firms_name unique);
    create table teams (
      id int primary key,
      firm int not null constraint teams_firm references firms,
      size int constraint teams_size check (size between 1 and 9),
      busy int4range,
      constraint teams_busy exclude using gist (firm with =, busy with &&));
    insert into firms values (1, 'Заря-Secret');
    insert into teams values (1, 1, 2, int4range(1, 5));
    """

  struct Violation: Sendable {
    var statement: SQL
    var state: SQLState
    var constraint: String?
    var table: String?
    var column: String?
  }

  @Test(arguments: [
    Violation(
      statement: "insert into firms values (2, 'Заря-Secret')", state: .uniqueViolation,
      constraint: "firms_name", table: "firms"),
    Violation(
      statement: "insert into teams values (2, 99, 2)", state: .foreignKeyViolation,
      constraint: "teams_firm", table: "teams"),
    Violation(
      statement: "insert into teams values (2, 1, 10)", state: .checkViolation,
      constraint: "teams_size", table: "teams"),
    Violation(
      statement: "insert into teams values (2, 1, 2, int4range(4, 9))", state: .exclusionViolation,
      constraint: "teams_busy", table: "teams"),
    Violation(
      statement: "insert into teams values (2, null, 2)", state: .notNullViolation,
      table: "teams", column: "firm"),
    Violation(statement: "select * from nowhere", state: .undefinedTable),
    Violation(statement: "select nothing from firms", state: .undefinedColumn),
    Violation(statement: "selec 1", state: .syntaxError),
    Violation(
      statement: "select jsonb_build_object('k', \("v"))", state: .indeterminateDatatype),
    Violation(statement: "select \("Заря-Secret")::int", state: .invalidTextRepresentation),
  ])
  func serverErrorsTellCodeAndPlace(_ expected: Violation) async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.client.withSession { try await $0.script(Self.schema) }
      let error = await #expect(throws: PostgresError.self) {
        try await database.client.execute(expected.statement)
      }
      #expect(error?.kind == .server)
      #expect(error?.sqlState == expected.state)
      #expect(error?.constraint == expected.constraint)
      #expect(error?.table == expected.table)
      #expect(error?.column == expected.column)
      #expect(error?.statement == expected.statement.text)
      #expect(error?.isRetryable == false && error?.isConnectionFailure == false)
      #expect(error.map { "\($0)".contains(expected.state.rawValue) } == true)
    }
  }

  @Test func descriptionsAreRedactedAndDebugDescriptionsAreNot() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      let secret = "4509-123456"
      try await client.withSession { session in
        try await session.script(
          """
          create table passports (number text primary key);
          create function refuse(what text) returns void language plpgsql as
          $$ begin raise exception 'no % here', what using detail = what; end $$;
          """)
      }
      try await client.execute("insert into passports values (\(secret))")
      let statements: [(SQL, SQLState)] = [
        ("insert into passports values (\(secret))", .uniqueViolation),
        ("select \(secret)::int", .invalidTextRepresentation),
        ("select refuse(\(secret))", .raiseException),
        ("select \(secret)::jsonb", .invalidTextRepresentation),
        ("select \(secret)::timestamptz", SQLState(rawValue: "22007")),
      ]
      for (statement, state) in statements {
        let thrown = await #expect(throws: PostgresError.self) {
          try await client.execute(statement)
        }
        let error = try #require(thrown)
        #expect(error.sqlState == state)
        for text in ["\(error)", String(describing: error), "\(error as any Error)"] {
          #expect(!text.contains("4509"), "\(text)")
          #expect(text.contains(state.rawValue))
        }
        #expect(error.debugDescription.contains("4509"))
      }
    }
  }

  @Test func aBadConnectionStringIsNotRepeated() {
    for url in ["postgresql://u:s3cret@", "password=s3cret host", "postgresql://u:s3cret@h:x/?a=b"]
    {
      let error = #expect(throws: PostgresError.self) {
        try PostgresConfiguration(url: url + "?[")
      }
      #expect(error?.kind == .misuse)
      #expect(error.map { "\($0)".contains("s3cret") } == false)
    }
  }

  @Test func aServerThatIsNotThereIsToldApart() async throws {
    try await withScratchDatabase(migrated: false) { database in
      for change in ["host=/nonexistent", "host=127.0.0.1 port=1", "dbname=no_such_database_here"] {
        let parameters = try PostgresConfiguration(url: database.url).connectionParameters
          .filter { ["host", "port", "user", "password", "dbname"].contains($0.name) }
          .map { "\($0.name)='\($0.value)'" }
        let client = PostgresClient(
          try PostgresConfiguration(url: (parameters + [change]).joined(separator: " ")),
          logger: Logger(label: "refused"))
        let error = await #expect(throws: PostgresError.self) { try await client.query("select 1") }
        #expect(error?.kind == .connectFailed)
        #expect(error?.isConnectionFailure == true && error?.isRetryable == false)
        await client.close()
      }
    }
  }
}
