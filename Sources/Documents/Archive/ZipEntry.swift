/// One entry of an archive, as the directory at its end tells.
struct ZipEntry: Hashable {
  /// How the bytes are packed.
  enum Method: Hashable {
    case stored
    case deflated
    case unknown(Int)
  }

  var name: String
  var method: Method
  var isEncrypted: Bool
  var checksum: UInt32
  var packedBytes: Int
  var unpackedBytes: Int
  /// Where the entry's own header stands.
  var offset: Int
}
