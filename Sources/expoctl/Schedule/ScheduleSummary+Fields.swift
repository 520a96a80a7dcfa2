import Expo

extension ScheduleSummary {
  /// How versions are listed; the first nine keys are what scripts read.
  static var columns: [Column<ScheduleSummary>] {
    [
      Column("version") { .integer($0.version) },
      Column("status", tone: { $0.status.tone }) { .text($0.status.rawValue) },
      Column("wishes") { .integer($0.wishes) },
      Column("placed") { .integer($0.placed) },
      Column("weight") { .integer($0.weight) },
      Column("bound") { .integer($0.bound) },
      Column("gap", tone: { $0.optimal ? .good : .plain }) { .share($0.gap) },
      Column("idle") { .integer($0.idle) },
      Column("moves") { .integer($0.moves) },
      Column("optimal", isInTable: false) { .flag($0.optimal) },
      Column("seed", isInTable: false) { .integer($0.seed) },
      Column("seconds") { .seconds($0.seconds) },
      Column("created_at") { .instant($0.createdAt) },
      Column("created_by", isInTable: false) { .text($0.createdBy) },
      Column("published_at", isInTable: false) { .instant($0.publishedAt) },
    ]
  }

  /// What is used of what there is.
  var use: ListReport<ResourceUse> {
    let uses = [("tables", tableUse), ("interpreters", interpreterUse)]
    return ListReport(
      uses.compactMap { name, use in use.map { ResourceUse(what: name, use: $0) } },
      columns: [
        Column("what") { .text($0.what) },
        Column("used_slots") { .integer($0.use.used) },
        Column("available_slots") { .integer($0.use.available) },
        Column("share") { .share($0.use.share) },
      ])
  }

  /// The firms that have bought meetings.
  var sold: ListReport<SoldMeetings> {
    ListReport(
      soldMeetings,
      columns: [
        Column("firm") { .text($0.firm.code) },
        Column("name", isFlexible: true) { .names($0.firm.names) },
        Column("sold") { .integer($0.sold) },
        Column("meetings") { .integer($0.meetings) },
        Column("missing", tone: { $0.missing > 0 ? .bad : .plain }) { .integer($0.missing) },
      ])
  }

  /// The firms with the most meetings.
  var busiest: ListReport<FirmLoad> {
    ListReport(
      busiestFirms,
      columns: [
        Column("firm") { .text($0.firm.code) },
        Column("name", isFlexible: true) { .names($0.firm.names) },
        Column("delegation") { .text($0.firm.delegation) },
        Column("meetings") { .integer($0.meetings) },
      ])
  }
}

/// How much of one sort of thing a version uses.
struct ResourceUse: Sendable {
  let what: String
  let use: ScheduleUse
}

extension ScheduleStatus {
  /// How it is coloured.
  var tone: Tone {
    switch self {
    case .published: .good
    case .draft: .warning
    case .superseded, .discarded: .faint
    }
  }
}
