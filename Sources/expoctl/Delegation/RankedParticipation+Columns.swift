import Expo

extension RankedParticipation {
  /// How the people of a delegation are listed in their order.
  static var columns: [Column<RankedParticipation>] {
    [
      Column("place") { .integer($0.place) },
      Column("code") { .text($0.participation.code) },
      Column("name", isFlexible: true) { .names($0.participation.names) },
      Column("position", isFlexible: true) { .names($0.participation.position) },
      Column("enterprise") { .text($0.participation.enterprise) },
      Column("state", tone: { $0.participation.state.tone }) {
        .text($0.participation.state.rawValue)
      },
      Column("reason") { .text($0.reason) },
    ]
  }
}
