import Postgres

/// A table for the rows of one statement, which goes with the transaction.
///
/// Made anew for each chunk of a file: the statement that reads it is then planned for as many rows as
/// there are.
struct StagingTable: Sendable {
  /// How statements name it.
  let name: SQL
  private let create: SQL
  private let drop: SQL
  private let target: SQL
  private let columns: [String]

  /// - Parameters:
  ///   - name: Its name, told apart from all tables there are.
  ///   - columns: Columns with their types: `code text, names jsonb`. Before them stands `n`, the place
  ///     of the row, 0-based.
  init(_ name: String, columns: String) {
    self.name = SQL(unsafe: name)
    create = SQL(
      unsafe: """
        /* Staging.create */ create temporary table \(name) (n integer not null, \(columns))
        on commit drop
        """)
    drop = SQL(unsafe: "/* Staging.drop */ drop table \(name)")
    self.columns = Self.names(columns)
    target = SQL(unsafe: "\(name) (n, \(self.columns.joined(separator: ", ")))")
  }

  /// The names in a list of columns with types.
  static func names(_ columns: String) -> [String] {
    columns.split(separator: ",").map {
      String($0.drop(while: \.isWhitespace).prefix(while: { !$0.isWhitespace }))
    }
  }

  /// Makes the table, has it filled by COPY, runs `body` over it and drops it.
  func with<Result>(
    _ records: [ImportRecord], in tx: PostgresTransaction, _ body: () async throws -> Result
  ) async throws -> Result {
    try await tx.execute(create)
    try await tx.copyInText(target) { writer in
      var fields: [String?] = Array(repeating: nil, count: columns.count + 1)
      for (n, record) in records.enumerated() {
        fields[0] = String(n)
        for (place, column) in columns.enumerated() {
          fields[place + 1] = record.field(column)
        }
        try await writer.row(fields)
      }
    }
    let result = try await body()
    try await tx.execute(drop)
    return result
  }
}

extension ImportRecord {
  /// A value as COPY reads it; nil for null.
  fileprivate func field(_ column: String) -> String? {
    if let party, column == "party_id" { return String(party.rawValue) }
    return values[column]?.field
  }
}

extension JSONValue {
  /// The value as COPY reads it into a column of its type; nil for null.
  fileprivate var field: String? {
    switch self {
    case .null: return nil
    case .flag(let value): return value ? "t" : "f"
    case .integer(let value): return String(value)
    case .decimal(let text), .text(let text): return text
    case .texts(let texts):
      if texts.isEmpty { return "{}" }
      return "{\(texts.map(Self.element).joined(separator: ","))}"
    case .object:
      var json = ""
      write(to: &json)
      return json
    }
  }

  /// A text between the braces of an array.
  private static func element(_ text: String) -> String {
    var element = "\""
    for character in text.unicodeScalars {
      if character == "\"" || character == "\\" { element += "\\" }
      element.unicodeScalars.append(character)
    }
    return element + "\""
  }
}
