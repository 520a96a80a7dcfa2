import Expo

extension Edition {
  /// How expos are listed.
  static var columns: [Column<Edition>] {
    [
      Column("code") { .text($0.code) },
      Column("name", isFlexible: true) { .names($0.names) },
      Column("city") { .text($0.city) },
      Column("country", isInTable: false) { .text($0.hostCountry) },
      Column("first_day") { .day($0.firstDay) },
      Column("last_day") { .day($0.lastDay) },
      Column("time_zone", isInTable: false) { .text($0.timeZone) },
      Column("series", isInTable: false) { .text($0.series) },
      Column("edition") { .integer($0.edition) },
      Column("review", isInTable: false) { .flag($0.reviewsRegistrations) },
      Column("status", tone: { $0.status.tone }) { .text($0.status.rawValue) },
    ]
  }
}

extension EditionStatus {
  /// How it is coloured.
  var tone: Tone {
    switch self {
    case .open: .good
    case .draft: .warning
    case .closed, .archived: .faint
    }
  }
}
