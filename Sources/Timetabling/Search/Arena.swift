/// Memory of one search that lives and dies with it.
///
/// The buffers handed out are unchecked in release builds and must not outlive the arena.
final class Arena {
  private var blocks: [UnsafeMutableRawPointer] = []

  /// A buffer filled with one value.
  func buffer<Element: BitwiseCopyable>(
    _ value: Element, count: Int
  ) -> UnsafeMutableBufferPointer<Element> {
    let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(1, count))
    buffer.initialize(repeating: value)
    blocks.append(UnsafeMutableRawPointer(buffer.baseAddress!))
    return UnsafeMutableBufferPointer(rebasing: buffer[0..<count])
  }

  /// A buffer with the elements of a collection.
  func buffer<Element: BitwiseCopyable>(
    _ values: some Collection<Element>, filler: Element
  ) -> UnsafeMutableBufferPointer<Element> {
    let buffer = buffer(filler, count: values.count)
    for (i, value) in values.enumerated() { buffer[i] = value }
    return buffer
  }

  /// Small integers for the search; anything beyond 32 bits is as good as no limit.
  func buffer(_ values: [Int]) -> UnsafeMutableBufferPointer<Int32> {
    buffer(values.map(Int32.init(clamping:)), filler: 0)
  }

  deinit {
    for block in blocks { block.deallocate() }
  }
}
