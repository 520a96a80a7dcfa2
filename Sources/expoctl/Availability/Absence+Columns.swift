import Expo

extension Absence {
  /// How absences are listed.
  static var columns: [Column<Absence>] {
    [
      Column("id") { .integer(Int($0.id)) },
      Column("code") { .text($0.code) },
      Column("name", isFlexible: true) { .names($0.names) },
      Column("role", isInTable: false) { .text($0.role) },
      Column("from") { .instant($0.start) },
      Column("to") { .instant($0.end) },
      Column("reason", isFlexible: true) { .text($0.reason) },
    ]
  }
}
