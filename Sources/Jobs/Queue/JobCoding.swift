import Foundation

/// The one way payloads, results and progress become JSON and back: dates as seconds since 1970, the
/// version beside what has one.
enum JobCoding {
  /// Made once: to make one costs as much as to use it.
  private static let encoder = {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .secondsSince1970
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()
  private static let decoder = {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .secondsSince1970
    return decoder
  }()

  static func encode<Value: Encodable>(_ value: Value, kind: String) throws(JobError) -> String {
    if let versioned = value as? any VersionedPayload {
      return try encodePlain(PayloadVersion.marked(versioned), kind: kind)
    }
    return try encodePlain(value, kind: kind)
  }

  private static func encodePlain(
    _ value: any Encodable, kind: String
  ) throws(JobError) -> String {
    if let text = PlainJSONEncoder.encode(value) { return text }
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      throw .coding(kind: kind, reason: "\(error)")
    }
  }

  static func decode<Value: Decodable>(
    _ type: Value.Type, from text: String, kind: String
  ) throws(JobError) -> Value {
    guard let versioned = type as? any VersionedPayload.Type else {
      return try decodePlain(type, from: text, kind: kind)
    }
    let version = try PayloadVersion.stored(in: text, kind: kind)
    let value = try PayloadVersion.read(versioned, from: text, version: version, kind: kind)
    guard let value = value as? Value else {
      throw .coding(kind: kind, reason: "version \(version) is not of this kind")
    }
    return value
  }

  /// Whatever its version.
  static func decodePlain<Value: Decodable>(
    _ type: Value.Type, from text: String, kind: String
  ) throws(JobError) -> Value {
    if let value = PlainJSONDecoder.decode(type, from: text) { return value }
    do {
      return try decoder.decode(type, from: Data(text.utf8))
    } catch {
      throw .coding(kind: kind, reason: "\(error)")
    }
  }
}
