/// What the bytes above 0x7F of a sample look like when read as UTF-8, windows-1251 and GB 18030.
///
/// Counted line by line, since a line is the smallest thing that has one encoding for sure.
struct CodePageEvidence {
  /// Bytes above 0x7F.
  private(set) var foreignBytes = 0
  /// Those of them that stand in lines that are not UTF-8.
  private(set) var unsoundBytes = 0
  private var russianLetters = 0
  private var russianCapitals = 0
  private var russianMarks = 0
  private var risesInsideWords = 0
  private var hanPairs = 0
  private var commonHanPairs = 0
  private var brokenPairs = 0

  /// Counts the lines of the sample; where the file goes on behind it, the last line is cut and
  /// left out.
  init(_ sample: ArraySlice<UInt8>, isWholeFile: Bool) {
    let lines = sample.split(omittingEmptySubsequences: true) { $0 == 0x0A || $0 == 0x0D }
    for line in isWholeFile ? lines[...] : lines.dropLast() { count(line) }
  }

  /// Nearly all foreign bytes are Russian letters or the usual marks, small letters prevail, and
  /// capitals do not follow small letters inside words.
  var isPlausibleRussian: Bool {
    russianLetters > 0 && (russianLetters + russianMarks) * 100 >= unsoundBytes * 95
      && russianCapitals * 10 <= russianLetters * 7
      && risesInsideWords * 20 <= russianLetters
  }

  /// Every foreign byte belongs to a pair and most pairs are everyday characters.
  var isPlausibleChinese: Bool {
    hanPairs > 0 && brokenPairs == 0 && commonHanPairs * 10 >= hanPairs * 6
  }

  private mutating func count(_ line: ArraySlice<UInt8>) {
    let foreign = line.count { $0 >= 0x80 }
    guard foreign > 0 else { return }
    foreignBytes += foreign
    if String(validating: line, as: UTF8.self) != nil { return }
    unsoundBytes += foreign
    countRussian(line)
    countChinese(line)
  }

  private mutating func countRussian(_ line: ArraySlice<UInt8>) {
    var afterSmall = false
    for byte in line {
      switch byte {
      case 0xE0...0xFF, 0xB8:
        russianLetters += 1
        afterSmall = true
      case 0xC0...0xDF, 0xA8:
        russianLetters += 1
        russianCapitals += 1
        if afterSmall { risesInsideWords += 1 }
        afterSmall = false
      // Quotation marks, dashes, the number sign, the no-break space.
      case 0xAB, 0xBB, 0x84, 0x91...0x97, 0xB9, 0xA0, 0x85, 0xB0:
        russianMarks += 1
        afterSmall = false
      default: afterSmall = false
      }
    }
  }

  /// Rows B0-D7 of GB 2312 hold the 3,755 characters of daily use, rows A1-A9 the punctuation.
  private mutating func countChinese(_ line: ArraySlice<UInt8>) {
    var index = line.startIndex
    while index < line.endIndex {
      let lead = line[index]
      guard lead >= 0x80 else {
        index += 1
        continue
      }
      guard (0x81...0xFE).contains(lead), index + 1 < line.endIndex else {
        brokenPairs += 1
        return
      }
      let trail = line[index + 1]
      if (0x30...0x39).contains(trail) {
        index += 4  // Four bytes: beyond GBK, rare and no evidence either way.
        continue
      }
      guard (0x40...0xFE).contains(trail), trail != 0x7F else {
        brokenPairs += 1
        return
      }
      hanPairs += 1
      if trail >= 0xA1, (0xB0...0xD7).contains(lead) || (0xA1...0xA9).contains(lead) {
        commonHanPairs += 1
      }
      index += 2
    }
  }
}
