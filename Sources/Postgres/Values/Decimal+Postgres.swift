public import FoundationEssentials

extension Decimal: PostgresEncodable, PostgresDecodable {
  /// `numeric`.
  public static var postgresType: PostgresType { .numeric }

  /// Appends the number in groups of four decimal digits.
  public func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    guard let number = NumericDigits(text: description) else {
      throw PostgresError(.misuse, "a Decimal is not a number")
    }
    number.append(to: &bytes)
  }

  /// Reads `numeric` of up to 38 digits; NaN and the infinities are refused.
  public static func decode(_ cell: PostgresCell) throws(PostgresError) -> Decimal {
    guard cell.oid == PostgresType.numeric.oid else { throw cell.mismatch(Decimal.self) }
    let bytes = try cell.value(for: Decimal.self)
    guard let number = NumericDigits(binary: bytes), number.significantDigits <= 38,
      let value = Decimal(string: number.text)
    else {
      throw cell.failure("is not a number of up to 38 digits")
    }
    return value
  }
}
