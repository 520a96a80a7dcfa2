import Foundation

/// A file that a verb writes where it was told to.
struct OutputFile: Sendable {
  let path: String

  init(_ path: String) { self.path = path }

  /// The ending of its name, lower case and without the dot.
  var ending: String { URL(filePath: path).pathExtension.lowercased() }

  /// Puts the bytes there, all or none, and says so.
  func write(_ bytes: [UInt8], _ session: Session) throws {
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw OutputError.failed(reason: "\(path): \(error.localizedDescription)")
    }
    session.console.note("wrote \(path)")
  }
}
