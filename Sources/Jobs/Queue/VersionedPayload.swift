import Foundation

/// A payload whose shape has changed since jobs were first enqueued with it.
///
/// Jobs outlive programs: some wait for weeks, and while workers are replaced one by one both versions
/// work. Each version is a type of its own, which names the one before and makes itself of it, so that
/// whatever waits in the queue is read; the first version is any `Codable` type.
///
/// ```swift
/// struct Reminder: VersionedPayload {
///   static let version = 2
///   let person: Int64
///   let language: String
///   init(upgrading old: Reminder1) { (person, language) = (old.person, "en") }
/// }
/// ```
///
/// The version is stored as `"@version"` in the payload. A worker that meets a newer one than it knows
/// gives the job back uncounted, for workers that know it.
public protocol VersionedPayload: Codable, Sendable {
  /// The version before: another of these, or version 1.
  associatedtype Previous: Codable & Sendable
  /// 2 or more; one more than that of `Previous`.
  static var version: Int { get }

  /// Makes it of what the version before would have been.
  init(upgrading previous: Previous) throws
}

/// How versions stand in payloads.
enum PayloadVersion {
  private struct Key: CodingKey {
    static let version = Key()
    let stringValue = "@version"
    var intValue: Int? { nil }
    init() {}
    init?(stringValue: String) {
      if stringValue != "@version" { return nil }
    }
    init?(intValue: Int) { nil }
  }

  private struct Mark: Decodable {
    let version: Int

    init(from decoder: any Decoder) throws {
      version = try decoder.container(keyedBy: Key.self).decode(Int.self, forKey: .version)
    }
  }

  /// A payload with its version.
  private struct Marked<Payload: VersionedPayload>: Encodable {
    let payload: Payload

    func encode(to encoder: any Encoder) throws {
      try payload.encode(to: encoder)
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(Payload.version, forKey: .version)
    }
  }

  static func marked<Payload: VersionedPayload>(_ payload: Payload) -> any Encodable {
    Marked(payload: payload)
  }

  /// The version that a type reads without help.
  static func known<Payload>(_ type: Payload.Type) -> Int {
    (type as? any VersionedPayload.Type)?.version ?? 1
  }

  /// The version of a stored payload; without a mark it is the first.
  static func stored(in text: String, kind: String) throws(JobError) -> Int {
    // Most have no such character, and to look for one is much quicker than to look for a word.
    guard text.utf8.contains(UInt8(ascii: "@")), text.contains("\"@version\"") else { return 1 }
    return try JobCoding.decodePlain(Mark.self, from: text, kind: kind).version
  }

  /// Reads a payload of this or any earlier version.
  static func read<Payload: VersionedPayload>(
    _ type: Payload.Type, from text: String, version: Int, kind: String
  ) throws(JobError) -> Payload {
    if version >= Payload.version {
      return try JobCoding.decodePlain(Payload.self, from: text, kind: kind)
    }
    let previous: Payload.Previous
    if let earlier = Payload.Previous.self as? any VersionedPayload.Type {
      let read = try read(earlier, from: text, version: version, kind: kind)
      guard let read = read as? Payload.Previous else {
        throw .coding(kind: kind, reason: "version \(version) is not of this kind")
      }
      previous = read
    } else {
      previous = try JobCoding.decodePlain(Payload.Previous.self, from: text, kind: kind)
    }
    do {
      return try Payload(upgrading: previous)
    } catch {
      throw .coding(kind: kind, reason: "version \(version): \(error)")
    }
  }
}
