import Foundation
import Logging

/// The directory with `initdb`, `pg_ctl` and `postgres`, and the major version of them.
struct ServerPrograms: Sendable, Equatable {
  let directory: String
  let version: String

  static let oldestVersion = 15
  static let names = ["initdb", "pg_ctl", "postgres"]
  private static let packagedRoot = "/usr/lib/postgresql"

  /// Finds the newest programs, or those of the version that made the data.
  ///
  /// In this order: `EXPO_PG_BIN` alone if set; the Debian directories, newest first; what
  /// `pg_config --bindir` says; `PATH`.
  static func find(
    for data: String?, environment: [String: String], _ runner: ProgramRunner
  ) async throws -> ServerPrograms {
    var looked: [String] = []
    var found: [String] = []
    for directory in await candidates(environment, runner) where !looked.contains(directory) {
      looked.append(directory)
      guard holdsAll(directory), let version = try await version(of: directory, runner) else {
        continue
      }
      if version == data { return ServerPrograms(directory: directory, version: version) }
      guard (Int(version) ?? 0) >= oldestVersion else { continue }
      if data == nil { return ServerPrograms(directory: directory, version: version) }
      found.append(version)
    }
    if let data, !found.isEmpty {
      throw ClusterError.versionMissing(data: data, installed: found)
    }
    throw ClusterError.programsMissing(looked: looked.isEmpty ? [packagedRoot] : looked)
  }

  private static func candidates(
    _ environment: [String: String], _ runner: ProgramRunner
  ) async -> [String] {
    if let chosen = environment["EXPO_PG_BIN"], !chosen.isEmpty { return [chosen] }
    let packaged = entries(of: packagedRoot).compactMap(Int.init).sorted(by: >)
      .map { "\(packagedRoot)/\($0)/bin" }
    let searched = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
      .filter { $0.hasPrefix("/") }
    return packaged + (await configured(runner, searched)) + searched
  }

  /// A missing `pg_config` is nothing to complain of: it is one of four places to look.
  private static func configured(_ runner: ProgramRunner, _ path: [String]) async -> [String] {
    guard let home = path.first(where: { isExecutable($0 + "/pg_config") }) else { return [] }
    do {
      return [try await runner.output(of: "pg_config", ["--bindir"], in: home)]
    } catch {
      runner.logger.debug("pg_config does not answer", metadata: ["error": "\(error)"])
      return []
    }
  }

  private static func version(
    of directory: String, _ runner: ProgramRunner
  ) async throws -> String? {
    let parts = directory.split(separator: "/")
    if directory.hasPrefix(packagedRoot + "/"), parts.count == 5 { return String(parts[3]) }
    // "postgres (PostgreSQL) 17.2 (Debian …)"
    let line = try await runner.output(of: "postgres", ["--version"], in: directory)
    let word = line.split(separator: " ").first { $0.first?.isNumber == true }
    return word.map { String($0.prefix(while: \.isNumber)) }
  }

  private static func holdsAll(_ directory: String) -> Bool {
    names.allSatisfy { isExecutable("\(directory)/\($0)") }
  }

  private static func isExecutable(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: path)
  }
}
