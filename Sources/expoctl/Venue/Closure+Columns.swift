import Expo

extension Closure {
  /// How closures are listed.
  static var columns: [Column<Closure>] {
    [
      Column("id") { .integer(Int($0.id)) },
      Column("space") { .text($0.space) },
      Column("kind") { .text($0.kind) },
      Column("tables") { .integer($0.tables) },
      Column("from") { .instant($0.start) },
      Column("to") { .instant($0.end) },
      Column("reason", isFlexible: true) { .text($0.reason) },
    ]
  }
}
