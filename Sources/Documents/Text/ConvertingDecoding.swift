import Glibc

/// Any encoding of the C library's converter to UTF-8, with flat memory.
final class ConvertingDecoding: TextDecoding {
  private let converter: iconv_t
  private let codeUnitBytes: Int
  /// The start of a sequence that the last piece cut, at most a few bytes.
  private var carried: [UInt8] = []
  private var output = [UInt8](repeating: 0, count: 16_384)

  init(_ encoding: TextEncoding) throws(DocumentError) {
    guard let converter = iconv_open("UTF-8", encoding.converterName),
      Int(bitPattern: converter) != -1
    else { throw .encodingUnavailable(name: encoding.rawValue) }
    self.converter = converter
    codeUnitBytes = encoding.codeUnitBytes
  }

  deinit { iconv_close(converter) }

  func decode(_ piece: UnsafeBufferPointer<UInt8>, into text: inout [UInt8]) {
    // A cut sequence is rare and short, so the copy that joins it to its rest costs nothing.
    var input = carried
    carried.removeAll(keepingCapacity: true)
    input.append(contentsOf: piece)
    input.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      convert(base.assumingMemoryBound(to: CChar.self), bytes.count, into: &text)
    }
  }

  func finish(into text: inout [UInt8]) {
    guard !carried.isEmpty else { return }
    carried.removeAll()
    text.append(0xFF)
  }

  private func convert(_ base: UnsafeMutablePointer<CChar>, _ count: Int, into text: inout [UInt8])
  {
    var next: UnsafeMutablePointer<CChar>? = base
    var left = count
    while left > 0, let from = next {
      let (written, failure) = step(&next, &left)
      text.append(contentsOf: output[..<written])
      switch failure {
      case EILSEQ:
        text.append(0xFF)
        let skipped = min(codeUnitBytes, left)
        next = next.map { $0 + skipped }
        left -= skipped
      case EINVAL:
        let rest = UnsafeRawBufferPointer(start: next, count: left)
        carried.append(contentsOf: rest)
        return
      default:
        // Done, or the output was full: go on unless nothing moved at all.
        if written == 0 && next == from { return }
      }
    }
  }

  /// One call of the converter: bytes written, and the error number or 0.
  private func step(_ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int) -> (Int, Int32) {
    output.withUnsafeMutableBytes { space in
      var target = space.baseAddress?.assumingMemoryBound(to: CChar.self)
      var room = space.count
      let result = iconv(converter, &next, &left, &target, &room)
      let failure = result == -1 ? errno : 0
      return (space.count - room, failure)
    }
  }
}
