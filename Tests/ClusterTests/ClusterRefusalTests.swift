import Foundation
import Testing

@testable import Cluster

private let isRoot = geteuid() == 0

@Suite("A private cluster refuses", .timeLimit(.minutes(1)))
struct ClusterRefusalTests {
  @Test("a directory that holds something else, and leaves it as it was")
  func foreignDirectory() async throws {
    try await withScratchDirectory { parent in
      try write("mine", to: parent + "/notes.txt", for: try ServerUser.current())
      let cluster = PrivateCluster(directory: parent, logger: quiet)
      await #expect(throws: ClusterError.foreignDirectory(parent)) { try await cluster.start() }
      #expect(entries(of: parent) == ["notes.txt"])
    }
  }

  @Test("a file where a directory should be", arguments: ["", "/below"])
  func file(suffix: String) async throws {
    try await withScratchDirectory { parent in
      let file = parent + "/file"
      try write("", to: file, for: try ServerUser.current())
      let cluster = PrivateCluster(directory: file + suffix, logger: quiet)
      await #expect(throws: ClusterError.notADirectory(file)) { try await cluster.start() }
    }
  }

  @Test("as root, a directory the server's user cannot reach", .enabled(if: isRoot))
  func unreachable() async throws {
    try await withScratchDirectory { parent in
      let closed = parent + "/closed"
      #expect(mkdir(closed, 0o700) == 0)
      let cluster = PrivateCluster(directory: closed + "/pg", logger: quiet)
      let refusal = ClusterError.unreachable(
        directory: closed + "/pg", blockedBy: closed, user: "postgres")
      await #expect(throws: refusal) { try await cluster.start() }
    }
  }

  @Test("as an ordinary user, a directory of someone else", .enabled(if: !isRoot))
  func notPermitted() async throws {
    let cluster = PrivateCluster(directory: "/proc/expo/pg", logger: quiet)
    let error = await #expect(throws: ClusterError.self) { try await cluster.start() }
    #expect(error?.code == "cluster.file_failed")
  }

  @Test("a shortened socket directory that others may enter")
  func unsafeSocketDirectory() throws {
    let user = try ServerUser.current()
    let long = "/tmp/\(UUID().uuidString)" + String(repeating: "x", count: 100)
    let socket = SocketDirectory(clusterDirectory: long)
    #expect(mkdir(socket.path, 0o700) == 0)
    defer { rmdir(socket.path) }
    #expect(chmod(socket.path, 0o755) == 0)
    #expect(throws: ClusterError.unsafeSocketDirectory(socket.path)) {
      try socket.prepare(for: user)
    }
  }

  @Test("programs that are not there")
  func programsMissing() async throws {
    let runner = ProgramRunner(
      user: try ServerUser.current(), workingDirectory: "/", logger: quiet)
    await #expect(throws: ClusterError.programsMissing(looked: ["/nowhere"])) {
      try await ServerPrograms.find(for: nil, environment: ["EXPO_PG_BIN": "/nowhere"], runner)
    }
  }

  @Test("data of a version that is not installed")
  func versionMissing() async throws {
    let runner = ProgramRunner(
      user: try ServerUser.current(), workingDirectory: "/", logger: quiet)
    let error = await #expect(throws: ClusterError.self) {
      try await ServerPrograms.find(
        for: "14", environment: ProcessInfo.processInfo.environment, runner)
    }
    #expect(error?.code == "cluster.version_missing")
  }

  @Test("to wait for ever for another process")
  func busy() async throws {
    try await withScratchDirectory { parent in
      let lock = ClusterLock(
        path: parent + "/lock", directory: parent, timeout: .milliseconds(50))
      try await lock.held {
        await #expect(throws: ClusterError.busy(directory: parent, seconds: 0)) {
          try await lock.held {}
        }
      }
    }
  }
}
