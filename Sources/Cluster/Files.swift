import Foundation

extension ClusterError {
  /// The failure that `errno` tells of.
  static func failed(_ operation: String, _ path: String, _ code: Int32 = errno) -> ClusterError {
    .fileFailed(operation: operation, path: path, reason: String(cString: strerror(code)))
  }
}

/// The path from the root, without `.`, `..` or a closing slash; links are not followed.
func absolutePath(_ path: String) -> String {
  URL(fileURLWithPath: path).standardizedFileURL.path
}

func realPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// The whole of a small text file, or nil when it cannot be read.
func contents(of path: String) -> String? {
  FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
}

/// The names in a directory, sorted; none when it cannot be read.
func entries(of path: String) -> [String] {
  guard let stream = opendir(path) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}

func exists(_ path: String) -> Bool {
  var found = stat()
  return lstat(path, &found) == 0
}

/// Hands a file or directory to the server's user when that is not the current one.
func giveAway(_ path: String, to user: ServerUser) throws(ClusterError) {
  guard user.isOther else { return }
  guard lchown(path, user.userID, user.groupID) == 0 else {
    throw .failed("give away", path)
  }
}

/// Writes a file of the server's in one step: readers see the old text or the new.
func write(_ text: String, to path: String, for user: ServerUser) throws(ClusterError) {
  let unfinished = path + ".new"
  do {
    try Data(text.utf8).write(to: URL(fileURLWithPath: unfinished))
  } catch {
    throw .fileFailed(operation: "write", path: path, reason: error.localizedDescription)
  }
  try giveAway(unfinished, to: user)
  guard chmod(unfinished, 0o600) == 0, rename(unfinished, path) == 0 else {
    throw .failed("write", path)
  }
}

/// Removes a file or a whole directory; a missing one is fine.
func removeAll(_ path: String) throws(ClusterError) {
  guard exists(path) else { return }
  do {
    try FileManager.default.removeItem(atPath: path)
  } catch {
    throw .fileFailed(operation: "remove", path: path, reason: error.localizedDescription)
  }
}
