/// Latin letters that romanisations write for one sound, and the way in which they are written here.
struct LetterGroup: Sendable {
  let written: [Unicode.Scalar]
  let plain: [Unicode.Scalar]
  /// Which of a…z stand in `written`, one bit each: most words lack them, and need no search.
  let letters: UInt32
  /// The same of `plain`.
  let plainLetters: UInt32

  private init(_ written: String, _ plain: String) {
    self.written = Array(written.unicodeScalars)
    self.plain = Array(plain.unicodeScalars)
    letters = Self.letters(of: self.written)
    plainLetters = Self.letters(of: self.plain)
  }

  /// Every group, in the order in which they are replaced.
  static let all: [LetterGroup] = [
    ("shch", "sh"), ("sch", "sh"), ("kh", "h"), ("tc", "ts"), ("iu", "u"), ("yu", "u"), ("ju", "u"),
    ("ia", "a"), ("ya", "a"), ("ja", "a"), ("ye", "e"), ("je", "e"), ("yo", "o"), ("y", "i"),
    ("ii", "i"), ("ck", "k"), ("ph", "f"),
  ].map { LetterGroup($0, $1) }

  /// Which of a…z there are, one bit each.
  static func letters(of scalars: [Unicode.Scalar]) -> UInt32 {
    var letters: UInt32 = 0
    for scalar in scalars where (0x61...0x7A).contains(scalar.value) {
      letters |= 1 << (scalar.value - 0x61)
    }
    return letters
  }

  /// Writes every occurrence the plain way, from the left, none inside another.
  func replace(in scalars: inout [Unicode.Scalar]) {
    var position = 0
    while position + written.count <= scalars.count {
      if stands(in: scalars, at: position) {
        scalars.replaceSubrange(position..<(position + written.count), with: plain)
        position += plain.count
      } else {
        position += 1
      }
    }
  }

  private func stands(in scalars: [Unicode.Scalar], at position: Int) -> Bool {
    for place in written.indices where scalars[position + place] != written[place] {
      return false
    }
    return true
  }
}
