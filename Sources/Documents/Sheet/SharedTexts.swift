/// The texts that cells of a workbook refer to by number, in one array of bytes.
struct SharedTexts {
  private static let most = 4_000_000

  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Texts that are longer than any cell may be, of which only the beginning is kept.
  private var cut: Set<Int> = []

  /// No texts.
  init() {}

  init(_ markup: inout MarkupReader, limits: DocumentLimits) throws(ReadFailure) {
    var text = CellText(cellCharacters: limits.cellCharacters)
    while true {
      switch try markup.next() {
      case .done: return
      case .start where markup.isNamed("si"):
        text.clear()
        try markup.readTexts(into: &text)
        text.resolveEscapes()
        guard bytes.count + text.bytes.count <= limits.sharedTextBytes, ends.count < Self.most
        else {
          throw .fault(
            DocumentFault(
              code: .fileTooLarge,
              hint: "the texts of the workbook take more than \(limits.sharedTextBytes) bytes; "
                + "split the file"))
        }
        if text.isCut { cut.insert(ends.count) }
        bytes += text.bytes
        ends.append(bytes.count)
      default: break
      }
    }
  }

  /// The bytes of a text, and whether there was more; nil if there is no such text.
  func text(_ number: Int) -> (bytes: ArraySlice<UInt8>, isCut: Bool)? {
    guard ends.indices.contains(number) else { return nil }
    let start = number == 0 ? 0 : ends[number - 1]
    return (bytes[start..<ends[number]], cut.contains(number))
  }
}
