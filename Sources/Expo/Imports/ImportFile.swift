import Documents
import Foundation

/// One file to import, whole in memory so that what is stored is what was read.
struct ImportFile: Sendable {
  /// As the caller named it.
  let path: String
  /// Every byte of it.
  let bytes: [UInt8]

  /// The name without folders.
  var name: String { (path as NSString).lastPathComponent }

  /// The name without folders and ending, lower case: `enterprises`.
  var stem: String { (name as NSString).deletingPathExtension.lowercased() }

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Reads the file.
  /// - Throws: `ImportError.unreadable`.
  init(path: String) throws(ImportError) {
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
      self.init(path: path, bytes: [UInt8](data))
    } catch {
      throw ImportError.unreadable(path: path, reason: Self.reason(error))
    }
  }

  /// The files of a folder whose endings are those of tables, sorted by name.
  /// - Throws: `ImportError.unreadable`.
  static func paths(inFolder path: String) throws(ImportError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path)
        .filter { ["csv", "tsv", "txt"].contains(($0 as NSString).pathExtension.lowercased()) }
        .sorted().map { (path as NSString).appendingPathComponent($0) }
    } catch {
      throw ImportError.unreadable(path: path, reason: reason(error))
    }
  }

  /// Whether the path names a folder; nil when it names nothing.
  static func isFolder(_ path: String) -> Bool? {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      return nil
    }
    return isDirectory.boolValue
  }

  private static func reason(_ error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileReadNoSuchFile, .fileNoSuchFile: "there is no such file"
    case .fileReadNoPermission: "permission denied"
    default: "\(error.localizedDescription)"
    }
  }
}
