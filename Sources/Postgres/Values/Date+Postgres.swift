public import FoundationEssentials

extension Date: PostgresEncodable, PostgresDecodable {
  /// `timestamptz`.
  public static var postgresType: PostgresType { .timestamptz }

  /// 2001-01-01 (Foundation's epoch) counted from 2000-01-01 (PostgreSQL's), in microseconds.
  private static let epochShift: Int64 = 366 * 86_400 * 1_000_000

  /// 4713 BC to 294276 AD: what `timestamptz` can hold, in its own microseconds.
  private static let span: Range<Int64> = -211_813_488_000_000_000..<9_223_371_331_200_000_000

  private static var outOfRange: PostgresError {
    PostgresError(.misuse, "a date lies outside of what timestamptz can hold")
  }

  /// Appends microseconds, rounded to the nearest.
  public func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    let seconds = timeIntervalSinceReferenceDate
    let whole = seconds.rounded(.down)
    // The bound keeps the product within 64 bits; NaN fails every comparison.
    guard abs(whole) < 9_000_000_000_000 else { throw Self.outOfRange }
    let fraction = Int64(((seconds - whole) * 1_000_000).rounded())
    let microseconds = Int64(whole) * 1_000_000 + fraction + Self.epochShift
    guard Self.span.contains(microseconds) else { throw Self.outOfRange }
    bytes.append(bigEndian: microseconds)
  }

  /// Reads `timestamptz`; an infinity is an error, since no `Date` means it.
  public static func decode(_ cell: PostgresCell) throws(PostgresError) -> Date {
    guard cell.oid == PostgresType.timestamptz.oid else { throw cell.mismatch(Date.self) }
    let bytes = try cell.value(for: Date.self, length: 8)
    let microseconds = Int64(bigEndianAt: 0, in: bytes)
    guard microseconds != .max, microseconds != .min else {
      throw cell.failure("is infinite, which no Date is")
    }
    let (seconds, rest) = (microseconds - epochShift).quotientAndRemainder(dividingBy: 1_000_000)
    return Date(timeIntervalSinceReferenceDate: Double(seconds) + Double(rest) / 1_000_000)
  }
}
