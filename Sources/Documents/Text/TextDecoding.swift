/// Turns stored bytes into UTF-8, piece by piece.
///
/// Bytes that mean nothing come out as `0xFF`, which no UTF-8 text has: whoever reads the rows
/// then refuses exactly the rows that hold them, whatever the encoding of the file was.
protocol TextDecoding {
  /// Appends the UTF-8 of the next piece; a sequence cut by its end is kept for the next call.
  mutating func decode(_ piece: UnsafeBufferPointer<UInt8>, into text: inout [UInt8])

  /// Appends what is left when no piece follows: one `0xFF` for a sequence that was cut short.
  mutating func finish(into text: inout [UInt8])
}

/// UTF-8 to UTF-8: the bytes as they are, since each row is validated where it is read.
struct PlainDecoding: TextDecoding {
  mutating func decode(_ piece: UnsafeBufferPointer<UInt8>, into text: inout [UInt8]) {
    text.append(contentsOf: piece)
  }

  mutating func finish(into text: inout [UInt8]) {}
}
