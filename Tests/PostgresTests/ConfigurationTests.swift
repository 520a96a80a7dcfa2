import Logging
import TestSupport
import Testing

@testable import Postgres

@Suite("Configuration", .serialized, .timeLimit(.minutes(1)))
struct ConfigurationTests {
  private func parameters(_ configuration: PostgresConfiguration) -> [String: String] {
    Dictionary(configuration.connectionParameters.map { ($0.name, $0.value) }) { $0 + "|" + $1 }
  }

  @Test(arguments: [
    "postgresql://expo:s3cret@db1:5433,db2:5434/fair?target_session_attrs=read-write",
    "host=db1,db2 port=5433,5434 dbname=fair user=expo password=s3cret target_session_attrs=read-write",
  ])
  func bothFormsAndSeveralHosts(url: String) throws {
    let configuration = try PostgresConfiguration(url: url)
    let given = parameters(configuration)
    #expect(given["host"] == "db1,db2" && given["port"] == "5433,5434")
    #expect(given["dbname"] == "fair" && given["user"] == "expo" && given["password"] == "s3cret")
    #expect(given["target_session_attrs"] == "read-write")
    #expect(given["client_encoding"] == "UTF8" && given["connect_timeout"] == "5")
    #expect(given["keepalives_idle"] == "2" && given["keepalives_interval"] == "1")
    #expect(given["keepalives_count"] == "3" && given["tcp_user_timeout"] == "10000")
    #expect(configuration.target.contains("host=db1,db2"))
    #expect(!configuration.target.contains("s3cret"))
  }

  @Test func socketsOfTheFileSystem() throws {
    for url in [
      "postgresql://expo@%2Ftmp%2Fpg/fair", "host=/tmp/pg user=expo dbname=fair",
      "postgresql:///fair?host=/tmp/pg&user=expo",
    ] {
      let given = parameters(try PostgresConfiguration(url: url))
      #expect(given["host"] == "/tmp/pg" && given["dbname"] == "fair" && given["user"] == "expo")
    }
  }

  @Test func whatTheStringSaysComesLast() throws {
    var configuration = try PostgresConfiguration(
      url:
        "host=h application_name=mine connect_timeout=7 keepalives_idle=30 options='-c work_mem=1MB'"
    )
    #expect(configuration.applicationName == "mine")
    #expect(configuration.connectTimeout == .seconds(7))
    configuration.statementTimeout = .milliseconds(1500)
    configuration.lockTimeout = nil
    configuration.timeZone = "Asia Test"
    let given = parameters(configuration)
    #expect(given["keepalives_idle"] == "30" && given["application_name"] == "mine")
    #expect(given["connect_timeout"] == "7")
    #expect(
      given["options"]
        == #"-c statement_timeout=1500 -c idle_in_transaction_session_timeout=60000 -c TimeZone=Asia\ Test -c work_mem=1MB"#
    )
  }

  @Test(arguments: [
    (Duration.milliseconds(1), "2"), (.milliseconds(2001), "3"), (.seconds(9), "9"),
  ])
  func connectTimeoutsAreWholeSeconds(timeout: Duration, seconds: String) throws {
    var configuration = try PostgresConfiguration(url: "host=h")
    configuration.connectTimeout = timeout
    #expect(parameters(configuration)["connect_timeout"] == seconds)
  }

  @Test func withoutNamedStatementsTheLimitsGoWithBegin() throws {
    var configuration = try PostgresConfiguration(url: "host=h")
    #expect(configuration.transactionSettings.isEmpty)
    configuration.usesNamedStatements = false
    configuration.lockTimeout = nil
    #expect(parameters(configuration)["options"] == nil)
    #expect(
      configuration.transactionSettings
        == "; set local statement_timeout = 60000; set local idle_in_transaction_session_timeout = 60000"
    )
  }

  @Test func theServerIsTold() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient {
        $0.applicationName = "Expo Тест"
        $0.statementTimeout = .milliseconds(4_321)
        $0.lockTimeout = .seconds(3)
        $0.idleInTransactionTimeout = .seconds(7)
        $0.timeZone = "Asia/Vladivostok"
      } _: { client in
        let row = try await client.first(
          """
          select current_setting('statement_timeout'), current_setting('lock_timeout'),
            current_setting('idle_in_transaction_session_timeout'), current_setting('TimeZone'),
            current_setting('client_encoding'), '2014-06-30 00:00+00'::timestamptz::text
          """)
        let told = try #require(row).decode(
          String.self, String.self, String.self, String.self, String.self, String.self)
        #expect(
          told == ("4321ms", "3s", "7s", "Asia/Vladivostok", "UTF8", "2014-06-30 11:00:00+11"))
      }
    }
  }

  @Test func idleTransactionsAreEnded() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient {
        $0.idleInTransactionTimeout = .milliseconds(20)
      } _: { client in
        let error = await #expect(throws: PostgresError.self) {
          try await client.transaction { transaction in
            let row = try await transaction.first("select pg_backend_pid()")
            let process = try #require(row).decode(Int.self)
            try await eventually("the session is not ended") {
              try await database.client.query(
                "select from pg_stat_activity where pid = \(process)"
              ).isEmpty
            }
            try await transaction.execute("select 1")
          }
        }
        #expect(error?.kind == .connectionLost)
        #expect(error?.sqlState == .idleInTransactionTimeout)
      }
    }
  }

  @Test func theWritableHostOfSeveralIsFound() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let given = parameters(try PostgresConfiguration(url: database.url))
      let host = given["host"] ?? ""
      let port = given["port"] ?? "5432"
      let login = ["user", "password", "dbname"].compactMap { name in
        given[name].map { "\(name)='\($0)'" }
      }
      let url = """
        host='/nonexistent,127.0.0.1,\(host)' port='1,1,\(port)' target_session_attrs=read-write \
        \(login.joined(separator: " "))
        """
      let client = PostgresClient(
        try PostgresConfiguration(url: url), logger: Logger(label: "several"))
      #expect(try await client.first("select not pg_is_in_recovery()")?.decode(Bool.self) == true)
      await client.close()
    }
  }

  @Test func noticesGoToTheLog() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let log = CapturedLog()
      try await database.withClient(logger: log.logger) { client in
        try await client.withSession { session in
          try await session.script(
            "do $$ begin raise warning 'halls are full'; raise notice 'doors open'; end $$")
        }
      }
      #expect(log.all == ["warning halls are full", "info doors open"])
    }
  }
}
