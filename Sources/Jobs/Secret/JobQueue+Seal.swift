import Foundation

extension JobQueue {
  /// A draft as it is stored: that of a secret kind sealed, with a unique key that does not tell what
  /// it was made of.
  ///
  /// Throws `JobError.sealed` without a key.
  func seal(_ draft: JobDraft) throws -> JobDraft {
    guard draft.isSecret else { return draft }
    guard let key = keyring?.current else { throw JobError.sealed(kind: draft.kind, key: nil) }
    var draft = draft
    draft.isSecret = false
    if let unique = draft.uniqueKey {
      let digest = try Cipher.digest(of: Array(unique.utf8), key: key.bytes)
      draft.uniqueKey = "sealed:" + Data(digest).base64EncodedString()
    }
    draft.payload = try JobCoding.encode(
      SealedPayload(draft.payload, kind: draft.kind, with: key), kind: draft.kind)
    return draft
  }
}

extension JobKeyring? {
  /// The payload as the kind reads it.
  ///
  /// Without its key the job goes back uncounted, for a worker that has it; what opens with no key is
  /// given up.
  func open(_ payload: String, kind: String) throws -> String {
    guard let sealed = try SealedPayload(in: payload) else { return payload }
    guard let key = self?.key(sealed.key) else { throw JobFailure.snooze(for: .seconds(30)) }
    guard let opened = try sealed.opened(kind: kind, with: key) else {
      throw JobFailure.discard(
        reason: "the sealed payload does not open with the key “\(key.name)”")
    }
    return opened
  }
}
