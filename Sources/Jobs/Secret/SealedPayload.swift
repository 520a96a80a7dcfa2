import Foundation

/// How a secret payload stands in the database: `{"@sealed":"KEY:BASE64"}`.
///
/// The kind is the context that it is sealed in: it opens as a payload of that kind only.
struct SealedPayload: Codable {
  private let sealed: String

  private enum CodingKeys: String, CodingKey {
    case sealed = "@sealed"
  }

  /// Seals a payload.
  init(_ payload: String, kind: String, with key: JobKeyring.Key) throws {
    let bytes = try Cipher.seal(
      Array(payload.utf8), key: key.bytes, context: Array(kind.utf8))
    sealed = "\(key.name):\(Data(bytes).base64EncodedString())"
  }

  /// The sealed payload that a text is; nil for a plain one.
  init?(in text: String) throws {
    guard text.utf8.starts(with: Self.opening.utf8) else { return nil }
    self = try JSONDecoder().decode(Self.self, from: Data(text.utf8))
  }

  private static let opening = #"{"@sealed":"#

  /// The name of its key.
  var key: String { String(sealed.prefix { $0 != ":" }) }

  /// The payload; nil if it was not sealed with this key for this kind, or was changed.
  func opened(kind: String, with key: JobKeyring.Key) throws -> String? {
    guard let bytes = Data(base64Encoded: String(sealed.dropFirst(key.name.count + 1))) else {
      return nil
    }
    return try Cipher.open(Array(bytes), key: key.bytes, context: Array(kind.utf8))
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
