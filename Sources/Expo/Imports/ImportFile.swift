import Documents
import Foundation

/// One file to import: a copy of it, so that what is stored is what was read.
final class ImportFile: Sendable {
  /// As the caller named it.
  let path: String
  /// What it holds.
  let content: OpenFile

  /// The name without folders.
  var name: String { (path as NSString).lastPathComponent }

  /// The name without folders and ending, lower case: `enterprises`.
  var stem: String { (name as NSString).deletingPathExtension.lowercased() }

  /// Copies the file; one that is larger than any import takes is read where it is.
  /// - Throws: `ImportError.unreadable`.
  init(path: String) throws(ImportError) {
    self.path = path
    do throws(Errno) {
      let original = try OpenFile(opening: path)
      let limit = DocumentLimits().bytes
      content = try original.size() > limit ? original : OpenFile(copying: original, upTo: limit)
    } catch {
      throw ImportError.unreadable(path: path, reason: error.reason)
    }
  }

  /// A file of a text that is in memory, under a name.
  /// - Throws: `ImportError.unreadable`.
  init(name: String, text: [UInt8]) throws(ImportError) {
    path = name
    do throws(Errno) {
      content = try OpenFile()
      try content.append(text)
    } catch {
      throw ImportError.unreadable(path: name, reason: error.reason)
    }
  }

  /// Hands out the bytes in pieces.
  func read(_ piece: ([UInt8]) async throws -> Void) async throws {
    do {
      var position = 0
      while case let bytes = try content.bytes(at: position), !bytes.isEmpty {
        try await piece(bytes)
        position += bytes.count
      }
    } catch let error as Errno {
      throw ImportError.unreadable(path: path, reason: error.reason)
    }
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
