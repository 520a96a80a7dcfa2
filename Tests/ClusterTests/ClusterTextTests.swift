import Testing

@testable import Cluster

@Suite("What a cluster reads and writes as text", .timeLimit(.minutes(1)))
struct ClusterTextTests {
  @Test(
    "postmaster.pid",
    arguments: [
      ("12\n/d\n1\n5432\n/s\n\n  1 2\nready   \n", 12, true),
      ("12\n/d\n1\n5432\n/s\n\n  1 2\nstarting\n", 12, false),
      ("12\n/d\n", 12, false),
      ("12", 12, false),
    ] as [(String, Int32, Bool)])
  func postmasterFile(text: String, pid: Int32, ready: Bool) throws {
    let file = try #require(PostmasterFile(text: text))
    #expect(file.pid == pid)
    #expect(file.isReady == ready)
  }

  @Test("a postmaster.pid that names no server", arguments: ["", "\n", "-12\n/d\n", "x\n"])
  func noServer(text: String) {
    #expect(PostmasterFile(text: text) == nil)
  }

  @Test("the connection URL spells everything out")
  func url() {
    let cluster = PrivateCluster(directory: "/srv/an expo/pg", logger: quiet)
    #expect(
      cluster.connectionURL
        == "postgresql://expo@/expo?host=%2Fsrv%2Fan%20expo%2Fpg%2Fsocket&port=5432")
    #expect(
      cluster.connectionURL(database: "a/b")
        == "postgresql://expo@/a%2Fb?host=%2Fsrv%2Fan%20expo%2Fpg%2Fsocket&port=5432")
  }

  @Test(
    "the socket stays inside while its path has at most 107 bytes",
    arguments: [(86, false), (87, true)])
  func socketPath(length: Int, shortened: Bool) {
    let directory = "/" + String(repeating: "d", count: length - 1)
    let socket = SocketDirectory(clusterDirectory: directory)
    #expect(socket.isShortened == shortened)
    #expect(socket.socketPath.utf8.count <= 107)
    #expect(shortened || socket.socketPath.utf8.count == length + 21)
  }

  @Test("the socket lies elsewhere when a comma in its path would part it")
  func comma() {
    #expect(SocketDirectory(clusterDirectory: "/a,b").isShortened)
    #expect(!SocketDirectory(clusterDirectory: "/a b").isShortened)
  }

  @Test("the hash that names a shortened directory never changes")
  func hash() {
    #expect(stableHash("") == "CBF29CE484222325")
    #expect(stableHash("a") == "AF63DC4C8601EC8C")
  }

  @Test("values are quoted for the settings file")
  func settings() {
    let socket = SocketDirectory(clusterDirectory: "/it's")
    let text = ServerSettings(
      socketDirectory: socket, durability: .full, overrides: ["search_path": #"a\b"#]
    ).text
    #expect(text.contains("unix_socket_directories = '\"/it''s/socket\"'\n"))
    #expect(text.contains(#"search_path = 'a\\b'"# + "\n"))
    #expect(!text.contains("fsync"))
  }

  @Test(
    "the directory without a choice",
    arguments: [
      (["EXPO_HOME": "/srv/expo/"], "/srv/expo/postgres"),
      (["EXPO_HOME": "/srv/./a/../expo", "XDG_DATA_HOME": "/x"], "/srv/expo/postgres"),
    ] as [([String: String], String)])
  func home(environment: [String: String], expected: String) {
    #expect(PrivateCluster.defaultDirectory(environment: environment) == expected)
  }
}
