import Expo

extension DelegationSummary {
  /// How delegations are listed: those below a delegation stand under it, indented.
  static var columns: [Column<DelegationSummary>] {
    [
      Column("code") { .text($0.code) },
      Column("parent", isInTable: false) { .text($0.parent) },
      Column("depth", isInTable: false) { .integer($0.depth) },
      Column("name", isFlexible: true) { .indented(.names($0.names), by: $0.depth) },
      Column("kind") { .text($0.kind) },
      Column("country") { .text($0.country) },
      Column("head", isFlexible: true) { .names($0.head?.names) },
      Column("head_code", isInTable: false) { .text($0.head?.code) },
      Column("head_position", isInTable: false) { .names($0.head?.position) },
      Column("head_rank") { .integer($0.head?.rank) },
      Column("precedence", isInTable: false) { .integer($0.precedence) },
      Column("place", isInTable: false) { .integer($0.place) },
      Column("place_reason", isInTable: false) { .text($0.placeReason) },
      Column("enterprises") { .integer($0.enterprises) },
      Column("people") { .integer($0.people) },
      Column("badges") { .integer($0.badgesUsed) },
      Column("quota") { .integer($0.badgeQuota) },
      Column("waiting", tone: { $0.waiting > 0 ? .warning : .plain }) { .integer($0.waiting) },
      Column("liaison", isInTable: false) { .text($0.liaison) },
      Column("status", tone: { tone(ofStatus: $0.status) }) { .text($0.status) },
    ]
  }

  private static func tone(ofStatus status: String) -> Tone {
    switch status {
    case "confirmed": .good
    case "withdrawn": .faint
    default: .plain
    }
  }
}
