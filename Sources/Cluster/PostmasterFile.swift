import Foundation

/// What `postmaster.pid` says. The file outlives a killed server, so it proves nothing by itself.
struct PostmasterFile: Sendable, Equatable {
  let pid: Int32
  /// Whether the server wrote that it accepts connections (the file's eighth line).
  let isReady: Bool

  init?(dataDirectory: String) {
    guard let text = contents(of: dataDirectory + "/postmaster.pid") else { return nil }
    self.init(text: text)
  }

  init?(text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // A stand-alone backend writes its id negated.
    guard let first = lines.first, let pid = Int32(first), pid > 0 else { return nil }
    self.pid = pid
    isReady = lines.count > 7 && lines[7].trimmingCharacters(in: .whitespaces) == "ready"
  }

  /// Whether the process is a server of this data, rather than a stranger to whom the system gave
  /// the same number: a server's current directory is its data.
  func isAlive(in dataDirectory: String) -> Bool {
    guard kill(pid, 0) == 0 || errno == EPERM, let data = realPath(dataDirectory) else {
      return false
    }
    return realPath("/proc/\(pid)/cwd") == data
  }

  /// Whether some process has the number at all.
  var isTaken: Bool { kill(pid, 0) == 0 || errno == EPERM }
}
