import Foundation

/// The one way payloads, results and progress become JSON and back: dates as seconds since 1970.
enum JobCoding {
  static func encode<Value: Encodable>(_ value: Value, kind: String) throws(JobError) -> String {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .secondsSince1970
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      throw .coding(kind: kind, reason: "\(error)")
    }
  }

  static func decode<Value: Decodable>(
    _ type: Value.Type, from text: String, kind: String
  ) throws(JobError) -> Value {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .secondsSince1970
    do {
      return try decoder.decode(type, from: Data(text.utf8))
    } catch {
      throw .coding(kind: kind, reason: "\(error)")
    }
  }
}
