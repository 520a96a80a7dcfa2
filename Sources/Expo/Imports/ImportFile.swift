import Documents
import Foundation

/// One file to import: a copy of it, so that what is stored is what was read.
///
/// The copy lies in the folder for temporary files and goes with the value.
final class ImportFile: Sendable {
  /// As the caller named it.
  let path: String
  /// Where it is read from.
  let copy: String

  /// The name without folders.
  var name: String { (path as NSString).lastPathComponent }

  /// The name without folders and ending, lower case: `enterprises`.
  var stem: String { (name as NSString).deletingPathExtension.lowercased() }

  /// Copies the file; one that is larger than any import takes is left where it is.
  /// - Throws: `ImportError.unreadable`.
  init(path: String) throws(ImportError) {
    self.path = path
    do {
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      if size > DocumentLimits().bytes {
        copy = path
        return
      }
      copy = Self.freshPath(for: path)
      try FileManager.default.copyItem(atPath: path, toPath: copy)
    } catch {
      throw ImportError.unreadable(path: path, reason: Self.reason(error))
    }
  }

  /// A file of a text that is in memory, under a name.
  /// - Throws: `ImportError.unreadable`.
  init(name: String, text: [UInt8]) throws(ImportError) {
    path = name
    copy = Self.freshPath(for: path)
    do {
      try Data(text).write(to: URL(fileURLWithPath: copy))
    } catch {
      throw ImportError.unreadable(path: name, reason: Self.reason(error))
    }
  }

  deinit {
    if copy != path { unlink(copy) }
  }

  /// Hands out the bytes in pieces.
  func read(_ piece: ([UInt8]) async throws -> Void) async throws {
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: copy))
    while let data = try handle.read(upToCount: 1 << 20), !data.isEmpty {
      try await piece([UInt8](data))
    }
    try handle.close()
  }

  /// The ending stays: it says what its sender believes the file to be.
  private static func freshPath(for path: String) -> String {
    let ending = (path as NSString).pathExtension
    return NSTemporaryDirectory() + "expo-import-\(UUID().uuidString)"
      + (ending.isEmpty ? "" : ".\(ending)")
  }

  /// The files of a folder whose endings are those of tables, sorted by name; a workbook only where
  /// there is no text file of the same name.
  /// - Throws: `ImportError.unreadable`.
  static func paths(inFolder path: String) throws(ImportError) -> [String] {
    do {
      let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
      let texts = names.filter {
        ["csv", "tsv", "txt"].contains(($0 as NSString).pathExtension.lowercased())
      }
      let stems = Set(texts.map { ($0 as NSString).deletingPathExtension.lowercased() })
      let books = names.filter {
        ($0 as NSString).pathExtension.lowercased() == "xlsx"
          && !stems.contains(($0 as NSString).deletingPathExtension.lowercased())
      }
      return (texts + books).map { (path as NSString).appendingPathComponent($0) }
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
