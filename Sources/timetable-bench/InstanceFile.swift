import CZlib
import Foundation
import Timetabling

/// An instance of one of the families, by the format that its file names.
enum InstanceFile {
  case expo(ExpoInstance)
  case classic(ClassicInstance)

  /// Reads a file, plain or packed by gzip.
  static func load(_ path: String) throws -> InstanceFile {
    struct Head: Decodable {
      let format: String
    }
    let data = try read(path)
    let format = try JSONDecoder().decode(Head.self, from: data).format
    if format.hasPrefix("b2b-expo/") {
      return .expo(try JSONDecoder().decode(ExpoInstance.self, from: data))
    }
    if format.hasPrefix("b2b-classic/") {
      return .classic(try JSONDecoder().decode(ClassicInstance.self, from: data))
    }
    throw InstanceError.format(format)
  }

  /// The bytes of a file; zlib tells by its first ones whether they are packed.
  private static func read(_ path: String) throws -> Data {
    guard let file = gzopen(path, "rb") else {
      throw InstanceError.reading(path, String(cString: strerror(errno)))
    }
    var data = Data()
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    var count = gzread(file, &piece, UInt32(piece.count))
    while count > 0 {
      data.append(contentsOf: piece[..<Int(count)])
      count = gzread(file, &piece, UInt32(piece.count))
    }
    // A file that ends too early is seen by closing it alone.
    let end = gzclose(file)
    guard count == 0, end == Z_OK else { throw InstanceError.reading(path, "it is damaged") }
    return data
  }
}

/// What can be wrong with an instance file.
enum InstanceError: Error, CustomStringConvertible {
  case reading(String, String)
  case format(String)

  var description: String {
    switch self {
    case .reading(let path, let why): "\(path) cannot be read: \(why)"
    case .format(let format): "unknown format '\(format)'; expected b2b-expo/1 or b2b-classic/1"
    }
  }
}
