import CCrypto

/// AES-256-GCM (NIST SP 800-38D) by OpenSSL: what is sealed can be neither read nor changed without the
/// key, nor passed off for something sealed in another context.
enum Cipher {
  static let keyLength = 32
  private static let nonceLength = 12
  private static let tagLength = 16

  /// A nonce of its own, the ciphertext, the tag.
  static func seal(_ plain: [UInt8], key: [UInt8], context: [UInt8]) throws(CipherError) -> [UInt8]
  {
    precondition(key.count == keyLength)
    var nonce = [UInt8](repeating: 0, count: nonceLength)
    try check(RAND_bytes(&nonce, Int32(nonceLength)))
    let run = try CipherRun()
    try check(EVP_EncryptInit_ex(run.context, EVP_aes_256_gcm(), nil, key, nonce))
    var count: Int32 = 0
    try check(EVP_EncryptUpdate(run.context, nil, &count, context, Int32(context.count)))
    var sealed = [UInt8](repeating: 0, count: plain.count)
    try check(EVP_EncryptUpdate(run.context, &sealed, &count, plain, Int32(plain.count)))
    var tag = [UInt8](repeating: 0, count: tagLength)
    try check(EVP_EncryptFinal_ex(run.context, &tag, &count))
    try check(
      EVP_CIPHER_CTX_ctrl(run.context, EVP_CTRL_GCM_GET_TAG, Int32(tagLength), &tag))
    return nonce + sealed + tag
  }

  /// What was sealed with the key in that context; nil if it was not, or was changed.
  static func open(
    _ sealed: [UInt8], key: [UInt8], context: [UInt8]
  ) throws(CipherError) -> [UInt8]? {
    precondition(key.count == keyLength)
    guard sealed.count >= nonceLength + tagLength else { return nil }
    let nonce = Array(sealed.prefix(nonceLength))
    var tag = Array(sealed.suffix(tagLength))
    let text = Array(sealed.dropFirst(nonceLength).dropLast(tagLength))
    let run = try CipherRun()
    try check(EVP_DecryptInit_ex(run.context, EVP_aes_256_gcm(), nil, key, nonce))
    var count: Int32 = 0
    try check(EVP_DecryptUpdate(run.context, nil, &count, context, Int32(context.count)))
    var plain = [UInt8](repeating: 0, count: text.count)
    try check(EVP_DecryptUpdate(run.context, &plain, &count, text, Int32(text.count)))
    try check(
      EVP_CIPHER_CTX_ctrl(run.context, EVP_CTRL_GCM_SET_TAG, Int32(tagLength), &tag))
    return EVP_DecryptFinal_ex(run.context, &tag, &count) == 1 ? plain : nil
  }

  /// HMAC-SHA-256 (RFC 2104): stands for a text without telling it.
  static func digest(of text: [UInt8], key: [UInt8]) throws(CipherError) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    var count: UInt32 = 0
    guard
      HMAC(EVP_sha256(), key, Int32(key.count), text, text.count, &digest, &count) != nil
    else { throw CipherError() }
    return digest
  }

  private static func check(_ result: Int32) throws(CipherError) {
    if result != 1 { throw CipherError() }
  }
}

/// OpenSSL refused: it has no memory, no random numbers, or no such cipher.
struct CipherError: Error, CustomStringConvertible {
  var description: String { "OpenSSL cannot encrypt here" }
}

/// The state of one run of a cipher, freed with it.
private final class CipherRun {
  let context: OpaquePointer

  init() throws(CipherError) {
    guard let context = EVP_CIPHER_CTX_new() else { throw CipherError() }
    self.context = context
  }

  deinit { EVP_CIPHER_CTX_free(context) }
}
