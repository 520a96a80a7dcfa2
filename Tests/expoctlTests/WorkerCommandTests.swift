import Testing

@Suite("Command line of the worker", .timeLimit(.minutes(1)))
struct WorkerCommandTests {
  @Test(
    "A command line that is wrong ends with 2",
    arguments: [
      (["--lease", "3"], "--lease 3 is below three heartbeats of 5 s"),
      (["--heartbeat", "0"], "--heartbeat 0"),
      (["--grace", "-1"], "--grace"),
      (["--queues", "timetable=0"], "'timetable=0' is invalid"),
      (["--queues", "a,a"], "'a,a' is invalid"),
      (["--queues", ""], "'' is invalid"),
      (["--concurrency", "2"], "--concurrency goes with --queues"),
      (["--log-format", "xml"], "'xml' is invalid"),
      (["list"], "Unexpected argument 'list'"),
    ])
  func usage(arguments: [String], message: String) async throws {
    let run = try await Program.run(arguments, named: "expo-worker")
    #expect(run.exit == 2)
    #expect(run.output == "")
    #expect(run.error.contains(message), "\(run.error)")
  }

  @Test("Help is data")
  func help() async throws {
    let run = try await Program.run(["--help"], named: "expo-worker")
    #expect(run.exit == 0)
    #expect(run.output.hasPrefix("OVERVIEW: "))
    #expect(run.error == "")
  }

  @Test("A database that is down is passing trouble: the supervisor tries again")
  func databaseDown() async throws {
    let run = try await Program.run(
      ["--log-format", "json"],
      environment: ["EXPO_DATABASE_URL": "postgresql://expo@127.0.0.1:1/expo?connect_timeout=2"],
      named: "expo-worker")
    #expect(run.exit == 75)
    #expect(run.error.contains("database.unavailable"))
  }
}
