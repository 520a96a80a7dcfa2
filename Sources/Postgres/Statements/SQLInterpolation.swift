extension SQL: ExpressibleByStringInterpolation {
  /// A literal without values.
  public init(stringLiteral value: String) { self.init(unsafe: value) }

  /// A literal with values.
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.sql }

  /// Collects the text and the values of a literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var sql: SQL

    /// Starts an empty statement with room for that much text and so many values.
    public init(literalCapacity: Int, interpolationCount: Int) {
      sql = SQL(textBytes: literalCapacity, values: interpolationCount)
    }

    /// Text of the literal itself.
    public mutating func appendLiteral(_ literal: String) { sql.append(text: literal) }

    /// `\(value)`: binds the value as the next parameter.
    public mutating func appendInterpolation(_ value: some PostgresEncodable) {
      sql.append(value: value)
    }

    /// `\(optional)`: binds the value, or NULL of its type.
    public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
      sql.append(value: value)
    }

    /// `\(part)`: splices another statement with its values, renumbered.
    public mutating func appendInterpolation(_ part: SQL) { sql.append(part) }

    /// `\(ident: name)`: quotes a name of a table, column or channel.
    public mutating func appendInterpolation(ident name: String) { sql.append(identifier: name) }
  }
}
