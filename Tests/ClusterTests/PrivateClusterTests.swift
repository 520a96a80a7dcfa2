import Foundation
import Testing

@testable import Cluster

@Suite("A private cluster", .timeLimit(.minutes(5)))
struct PrivateClusterTests {
  @Test("is made at the first start; the second changes nothing")
  func firstAndSecondStart() async throws {
    try await withCluster { cluster in
      #expect(try await cluster.status() == .notCreated)
      let url = try await cluster.start()
      let first = try await cluster.status()
      #expect(
        try await psql(url, "select current_database() || ' ' || current_user") == "expo expo")
      #expect(try await cluster.start() == url)
      #expect(try await cluster.status() == first)
    }
  }

  @Test("has the settings of the house and of its maker, and when temporary leaves nothing behind")
  func settingsOfTemporary() async throws {
    let cluster = try await PrivateCluster.temporary(
      settings: ["work_mem": "7MB"], logger: quiet)
    let url = try await cluster.start()
    let query = """
      select string_agg(name || '=' || setting, ' ' order by name) from pg_settings where name in
      ('data_checksums', 'fsync', 'listen_addresses', 'max_connections', 'server_encoding', 'work_mem')
      """
    let settings = try await psql(url, query)
    try await cluster.stop()
    #expect(
      settings == "data_checksums=on fsync=off listen_addresses= max_connections=200 "
        + "server_encoding=UTF8 work_mem=7168")
    #expect(!exists(cluster.directory))
    #expect(try await cluster.status() == .notCreated)
  }

  @Test("started by many at once is one server")
  func concurrentStarts() async throws {
    try await withCluster { cluster in
      let urls = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<6 { group.addTask { try await cluster.start() } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(urls == Array(repeating: cluster.connectionURL, count: 6))
      #expect(servers(in: cluster.dataDirectory).count == 1)
    }
  }

  @Test("stops in every mode and starts again with its data")
  func stopAndStart() async throws {
    try await withScratchDirectory { parent in
      let cluster = PrivateCluster(directory: parent + "/pg", logger: quiet)
      let url = try await cluster.start()
      _ = try await psql(url, "create table kept (mode text)")
      for mode in ShutdownMode.allCases {
        _ = try await psql(url, "insert into kept values ('\(mode.rawValue)')")
        try await cluster.stop(mode)
        #expect(try await cluster.status() == .stopped)
        #expect(servers(in: cluster.dataDirectory) == [])
        try await cluster.stop(mode)
        try await cluster.start()
      }
      #expect(
        try await psql(url, "select string_agg(mode, ' ') from kept") == "smart fast immediate")
      try await cluster.stop()
    }
  }

  @Test("starts again after its server was killed, while its backends still live")
  func killedServer() async throws {
    try await withCluster { cluster in
      let url = try await cluster.start()
      guard case .running(let pid, _) = try await cluster.status() else {
        Issue.record("not running")
        return
      }
      #expect(kill(pid, SIGKILL) == 0)
      let file = try #require(PostmasterFile(dataDirectory: cluster.dataDirectory))
      while file.isAlive(in: cluster.dataDirectory) { await Task.yield() }
      try await cluster.start()
      #expect(try await psql(url, "select 1") == "1")
    }
  }

  @Test("takes a living stranger with the number in a stale file for no server")
  func reusedProcessNumber() async throws {
    try await withCluster { cluster in
      let url = try await cluster.start()
      try await leaveFileOfStranger(cluster)
      #expect(try await cluster.status() == .stopped)
      try await cluster.start()
      #expect(try await psql(url, "select 1") == "1")
    }
  }

  /// Stops the server of a cluster and leaves a file that names this test's own process.
  private func leaveFileOfStranger(_ cluster: PrivateCluster) async throws {
    let user = try ServerUser.current()
    let path = cluster.dataDirectory + "/postmaster.pid"
    let text = try #require(contents(of: path))
    let permanent = PrivateCluster(directory: cluster.directory, logger: quiet)
    try await permanent.stop()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    try write((["\(getpid())"] + lines).joined(separator: "\n"), to: path, for: user)
  }

  @Test(
    "lies where its maker wants, however odd the path",
    arguments: [
      ("it's a \"path\" of $HOME `id`", false),
      ("it's a " + String(repeating: "long", count: 30) + " path, too", true),
    ])
  func oddPath(name: String, socketIsElsewhere: Bool) async throws {
    try await withScratchDirectory { parent in
      let cluster = PrivateCluster(directory: "\(parent)/\(name)", logger: quiet)
      let url = try await cluster.start()
      #expect(cluster.socketDirectory.isShortened == socketIsElsewhere)
      #expect(try await psql(url, "select 1") == "1")
      try await cluster.stop()
      if socketIsElsewhere { try removeAll(cluster.socketDirectory.path) }
    }
  }

  @Test("whose making was interrupted is made anew")
  func interruptedCreation() async throws {
    try await withCluster { cluster in
      let creation = Task { try await cluster.start() }
      while !exists(cluster.unfinishedDataDirectory + "/PG_VERSION") { await Task.yield() }
      creation.cancel()
      await #expect(throws: CancellationError.self) { try await creation.value }
      #expect(try await cluster.status() == .notCreated)
      try await cluster.start()
      #expect(!exists(cluster.unfinishedDataDirectory))
      #expect(try await psql(cluster.connectionURL, "select 1") == "1")
    }
  }
}
