public import Foundation

/// The keys that secret payloads are sealed with: the first seals, all open.
///
/// They come from outside the database, or a copy of it would tell everything. To change keys, put a
/// new one in front and let every worker have it first; the old one may go when the last job that was
/// sealed with it has gone.
public struct JobKeyring: Sendable {
  /// One key.
  public struct Key: Sendable {
    /// What stands beside what it sealed: a short name without a colon, `2030-06`.
    public let name: String
    let bytes: [UInt8]

    /// A key of 32 bytes. Throws `JobError.key`.
    public init(_ name: String, _ bytes: Data) throws(JobError) {
      guard !name.isEmpty, !name.contains(":"), name.utf8.count <= 64 else {
        throw .key(name, reason: "a name of 1 to 64 bytes without a colon")
      }
      guard bytes.count == Cipher.keyLength else {
        throw .key(name, reason: "32 bytes, not \(bytes.count)")
      }
      self.name = name
      self.bytes = Array(bytes)
    }
  }

  let current: Key
  private let all: [String: Key]

  /// The first of the keys seals.
  public init(_ current: Key, opening others: [Key] = []) {
    self.current = current
    all = Dictionary(([current] + others).map { ($0.name, $0) }) { first, _ in first }
  }

  func key(_ name: String) -> Key? { all[name] }
}
