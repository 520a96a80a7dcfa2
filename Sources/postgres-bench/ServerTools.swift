import Foundation

/// A measurement that could not be taken.
struct BenchError: Error, CustomStringConvertible {
  let description: String
}

/// The peers: `pgbench` and `psql` of the newest server installed.
struct ServerTools {
  let pgbench: URL
  let psql: URL

  /// Looks in Debian's directories first: what stands in `PATH` there is a wrapper in Perl.
  static func find() throws -> ServerTools {
    ServerTools(pgbench: try find("pgbench"), psql: try find("psql"))
  }

  private static func find(_ name: String) throws -> URL {
    let versions = (15...30).reversed().map { "/usr/lib/postgresql/\($0)/bin" }
    let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for directory in versions + path.map(String.init) {
      let file = "\(directory)/\(name)"
      if FileManager.default.isExecutableFile(atPath: file) { return URL(filePath: file) }
    }
    throw BenchError(description: "\(name) is not installed")
  }
}
