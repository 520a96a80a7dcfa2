/// A statement, or a part of one, whose values travel apart from its text.
///
/// Written as a string literal: `"select name from halls where id = \(id)"` binds `id` as `$1`.
/// Another `SQL` in an interpolation is spliced in with its values, `\(ident: name)` quotes an
/// identifier. There is no initializer from `String`, so text built at run time does not compile as
/// a statement; where a statement must be built from text, `SQL(unsafe:)` says so.
public struct SQL: Sendable {
  /// The text with `$1`, `$2`, … for the values.
  public private(set) var text: String
  private(set) var binds = Binds()
  /// UTF-8 offsets of the `$` of each parameter in `text`.
  private var parameters: [Int] = []
  /// Why this statement cannot be sent; an interpolation cannot throw, so the statement does when
  /// it is run.
  private(set) var defect: PostgresError?

  /// Trusts a text as SQL: never one that holds anything from outside the program.
  public init(unsafe text: String) { self.text = text }

  /// An empty statement with room for so many bytes of literal text and so many values.
  init(textBytes: Int, values: Int) {
    text = ""
    text.reserveCapacity(textBytes + 4 * values)
    parameters.reserveCapacity(values)
    binds.reserve(values)
  }

  /// The number of bound values.
  public var parameterCount: Int { binds.count }

  /// True when there is no text.
  public var isEmpty: Bool { text.isEmpty }

  mutating func append(text more: String) { text += more }

  mutating func append(value: some PostgresEncodable) {
    do {
      try binds.append(value)
      parameters.append(text.utf8.count)
      text += "$\(binds.count)"
    } catch {
      defect = defect ?? error
    }
  }

  mutating func append(identifier name: String) {
    guard !name.isEmpty, name.utf8.count < 64, !name.utf8.contains(0) else {
      defect = defect ?? PostgresError(.misuse, "an identifier must have 1 to 63 bytes and no NUL")
      return
    }
    text += "\""
    for character in name.unicodeScalars {
      if character == "\"" { text += "\"" }
      text.unicodeScalars.append(character)
    }
    text += "\""
  }

  mutating func append(_ other: SQL) {
    defect = defect ?? other.defect
    guard other.binds.count > 0 else {
      text += other.text
      return
    }
    let shift = binds.count
    let source = other.text.utf8
    var position = source.startIndex
    for (index, offset) in other.parameters.enumerated() {
      let parameter = source.index(source.startIndex, offsetBy: offset)
      text += other.text[position..<parameter]
      parameters.append(text.utf8.count)
      text += "$\(shift + index + 1)"
      position = source.index(parameter, offsetBy: 1 + String(index + 1).utf8.count)
    }
    text += other.text[position...]
    binds.append(other.binds)
  }

  /// Two parts, one after the other, as they are.
  public static func + (left: SQL, right: SQL) -> SQL {
    var sum = left
    sum.append(right)
    return sum
  }

  /// Appends a part as it is.
  public static func += (left: inout SQL, right: SQL) { left.append(right) }
}

extension [SQL] {
  /// The parts with `separator` between them, for lists of conditions or columns.
  public func joined(separator: SQL = "") -> SQL {
    var sum = SQL(unsafe: "")
    for (index, part) in enumerated() {
      if index > 0 { sum.append(separator) }
      sum.append(part)
    }
    return sum
  }
}

extension SQL: CustomStringConvertible, CustomReflectable {
  /// The text without the values.
  public var description: String { text }
  /// Shows the text only, so that `dump` leaks no value.
  public var customMirror: Mirror { Mirror(self, children: ["text": text]) }
}
