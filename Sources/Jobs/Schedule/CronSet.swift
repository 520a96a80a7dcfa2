/// The numbers one field of a cron expression admits, as bits.
struct CronSet: Sendable, Hashable {
  private(set) var bits: UInt64 = 0
  /// Whether the field begins with `*`.
  let isWild: Bool

  init(_ text: Substring, of field: CronField) throws(CronError) {
    isWild = text.hasPrefix("*")
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      try insert(part, of: field)
    }
  }

  func contains(_ number: Int) -> Bool {
    bits & (1 << UInt64(number)) != 0
  }

  /// The members, ascending.
  var numbers: [Int] { (0..<64).filter(contains) }

  private mutating func insert(_ part: Substring, of field: CronField) throws(CronError) {
    let pieces = part.split(separator: "/", omittingEmptySubsequences: false)
    guard pieces.count <= 2, let span = pieces.first else { throw .field(field, String(part)) }
    var step = 1
    if pieces.count == 2 {
      guard let number = Int(pieces[1]), number > 0 else { throw .field(field, String(part)) }
      step = number
    }
    let range = try range(span, hasStep: pieces.count == 2, of: field)
    for number in stride(from: range.lowerBound, through: range.upperBound, by: step) {
      // Sunday has two numbers.
      bits |= 1 << UInt64(field == .dayOfWeek ? number % 7 : number)
    }
  }

  private func range(
    _ text: Substring, hasStep: Bool, of field: CronField
  ) throws(CronError) -> ClosedRange<Int> {
    let bounds = field.bounds
    if text == "*" { return bounds.lowerBound...(field == .dayOfWeek ? 6 : bounds.upperBound) }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count <= 2, let first = ends.first else { throw .field(field, String(text)) }
    let low = try number(first, of: field)
    let high =
      ends.count == 2 ? try number(ends[1], of: field) : hasStep ? bounds.upperBound : low
    guard bounds.contains(low), bounds.contains(high), low <= high else {
      throw .range(field, String(text))
    }
    return low...high
  }

  private func number(_ text: Substring, of field: CronField) throws(CronError) -> Int {
    let (base, names) = field.names
    if let index = names.firstIndex(of: text.lowercased()) { return base + index }
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text)
    else { throw .field(field, String(text)) }
    return number
  }
}
