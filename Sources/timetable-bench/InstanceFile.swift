import Foundation

/// Reading of instance files.
enum InstanceFile {
  /// The bytes of a file, unpacked by a `gzip` child process when its name ends in `.gz`.
  static func read(_ path: String) throws -> Data {
    guard path.hasSuffix(".gz") else {
      return try Data(contentsOf: URL(fileURLWithPath: path))
    }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", "--", path]
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw InstanceError.unpacking(path) }
    return data
  }
}

/// What can be wrong with an instance file.
enum InstanceError: Error, CustomStringConvertible {
  case unpacking(String)
  case format(String)

  var description: String {
    switch self {
    case .unpacking(let path): "gzip could not unpack \(path)"
    case .format(let format): "unknown format '\(format)'; expected b2b-expo/1"
    }
  }
}
