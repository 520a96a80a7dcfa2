/// Finds the encoding of text from its first bytes.
///
/// The order: byte order mark, zero bytes at every other place (UTF-16 without a mark, never taken
/// on trust), strict UTF-8, then Russian in windows-1251 against Chinese in GB 18030. A code page
/// is taken only if it is plausible and the other is not; else a person must choose.
struct EncodingDetector {
  enum Finding: Hashable {
    /// The encoding, and how many bytes of mark to skip.
    case found(TextEncoding, markBytes: Int)
    /// Encodings that fit, the likeliest first.
    case ambiguous([TextEncoding])
    /// Not text at all; the words say what it looks like.
    case notText(String)
  }

  /// What the first bytes say; the more bytes, the surer.
  static func examine(_ head: ArraySlice<UInt8>, isWholeFile: Bool) -> Finding {
    for encoding in [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian]
    where head.starts(with: encoding.byteOrderMark) {
      return .found(encoding, markBytes: encoding.byteOrderMark.count)
    }
    if let kind = BinarySignature.kind(of: head) { return .notText(kind) }
    if let order = unmarkedUTF16(head) { return .ambiguous(order) }
    if hasTooManyControls(head) { return .notText("binary data") }
    return codePage(CodePageEvidence(head, isWholeFile: isWholeFile))
  }

  /// In UTF-16 whatever is ASCII has a zero byte, always on the same side; a header has at least
  /// its delimiters.
  private static func unmarkedUTF16(_ head: ArraySlice<UInt8>) -> [TextEncoding]? {
    let start = head.prefix(64)
    var zeros = [0, 0]
    for (offset, byte) in start.enumerated() where byte == 0 { zeros[offset % 2] += 1 }
    let enough = max(2, start.count / 10)
    if zeros[0] >= enough && zeros[1] == 0 { return [.utf16BigEndian, .utf16LittleEndian] }
    if zeros[1] >= enough && zeros[0] == 0 { return [.utf16LittleEndian, .utf16BigEndian] }
    return nil
  }

  /// A stray control character is one row's fault; one byte in twenty is another kind of file.
  private static func hasTooManyControls(_ head: ArraySlice<UInt8>) -> Bool {
    let controls = head.count { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    return controls >= 8 && controls * 20 > head.count
  }

  private static func codePage(_ evidence: CodePageEvidence) -> Finding {
    guard evidence.foreignBytes > 0 else { return .found(.utf8, markBytes: 0) }
    // Some good UTF-8 among bad rows means a file glued together: the bad rows are reported.
    let sound = evidence.foreignBytes - evidence.unsoundBytes
    if evidence.unsoundBytes == 0 || (sound >= 6 && sound * 5 >= evidence.foreignBytes) {
      return .found(.utf8, markBytes: 0)
    }
    switch (evidence.isPlausibleRussian, evidence.isPlausibleChinese) {
    case (true, false): return .found(.windows1251, markBytes: 0)
    case (false, true): return .found(.gb18030, markBytes: 0)
    case (true, true), (false, false):
      return .ambiguous([.windows1251, .gb18030, .koi8r, .big5])
    }
  }
}
