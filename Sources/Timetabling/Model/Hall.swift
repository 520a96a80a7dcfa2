/// A hall with its meeting tables, grouped in classes.
public struct Hall: Sendable, Hashable, Codable {
  /// The classes of tables in this hall; within a class tables are interchangeable.
  public let tables: [TableClass]
  /// Whether only parties whose own hall it is hold meetings here.
  public let isStand: Bool

  /// Makes a hall out of its table classes.
  public init(tables: [TableClass], isStand: Bool = false) {
    self.tables = tables
    self.isStand = isStand
  }
}

/// Interchangeable tables of one hall: as many meetings may stand there in one slot as there are tables.
public struct TableClass: Sendable, Hashable, Codable {
  /// The rank of a meeting between ordinary firms, and of a table that everybody may use.
  public static let everybody = 9

  /// How many tables.
  public let count: Int
  /// The highest rank number that may sit here: a meeting may use the table when its rank is at
  /// most this; 9 admits everybody, 3 only meetings of rank 1, 2 and 3.
  public let maxRank: Int
  /// The slots in which none of these tables may be used.
  public let closed: [Int]

  /// Makes a class of `count` tables.
  public init(count: Int, maxRank: Int = TableClass.everybody, closed: [Int] = []) {
    self.count = count
    self.maxRank = maxRank
    self.closed = closed
  }
}
