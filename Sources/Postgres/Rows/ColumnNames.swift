import CLibPQ

/// The names of a result's columns, in order.
final class ColumnNames: Sendable {
  let all: [String]
  /// The first of each two columns of one name.
  private let ambiguous: Set<Int>

  init(_ result: OpaquePointer) {
    all = (0..<PQnfields(result)).map { PQfname(result, $0).map { String(cString: $0) } ?? "" }
    var ambiguous: Set<Int> = []
    for (index, name) in all.enumerated() where all[(index + 1)...].contains(name) {
      ambiguous.insert(index)
    }
    self.ambiguous = ambiguous
  }

  /// The only column of that name: two of a name, as in a careless join, would be told apart by
  /// luck.
  func index(of name: String) throws(PostgresError) -> Int {
    let length = name.utf8.count
    // Names are few and mostly differ in length, which is cheaper to compare than to hash.
    for index in all.indices where all[index].utf8.count == length && all[index] == name {
      guard ambiguous.isEmpty || !ambiguous.contains(index) else {
        throw PostgresError(
          .decode, "the result has more than one column \(name)",
          facts: PostgresError.Facts(column: name))
      }
      return index
    }
    throw PostgresError(
      .decode, "the result has no column \(name), but \(all.joined(separator: ", "))",
      facts: PostgresError.Facts(column: name))
  }
}
