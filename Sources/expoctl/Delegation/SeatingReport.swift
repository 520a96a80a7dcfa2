import Expo

/// A table plan: the guests above, the host below, each pair face to face; then who sits behind.
struct SeatingReport: Report {
  /// Two seats across the table.
  private struct Pair: Sendable {
    let guest: SeatingPlan.Seat?
    let host: SeatingPlan.Seat?
  }

  private let plan: SeatingPlan
  private let list: ListReport<Pair>

  init(_ plan: SeatingPlan) {
    self.plan = plan
    let numbers = Set((plan.guest.seats + plan.host.seats).map(\.number))
      .union(plan.host.seats.map { -$0.number })
    // What is right for the guests is left for the host across the table.
    let pairs = numbers.sorted().map { number in
      Pair(
        guest: plan.guest.seats.first { $0.number == number },
        host: plan.host.seats.first { $0.number == -number })
    }.filter { $0.guest != nil || $0.host != nil }
    list = ListReport(
      pairs,
      columns: [
        Column("guest_seat") { .integer($0.guest?.number) },
        Column("guest_code") { .text($0.guest?.code) },
        Column("guest", isFlexible: true) { Self.name($0.guest) },
        Column("guest_reason", isFlexible: true) { .text($0.guest?.reason) },
        Column("host_seat") { .integer($0.host?.number) },
        Column("host_code") { .text($0.host?.code) },
        Column("host", isFlexible: true) { Self.name($0.host) },
        Column("host_reason", isFlexible: true) { .text($0.host?.reason) },
      ])
  }

  private static func name(_ seat: SeatingPlan.Seat?) -> Cell {
    guard let seat else { return .none }
    return seat.names.map { .names($0) } ?? .text("(\(seat.reason))")
  }

  func table(_ page: Page) -> String {
    let title =
      "\(plan.guest.delegation), facing the door, and \(plan.host.delegation), the host; seat 0 is "
      + "the middle, above 0 to the right of the head, below 0 to the left"
    var text = page.paint(title, .heading) + "\n" + list.table(page)
    for side in [plan.guest, plan.host] where !side.secondRow.isEmpty {
      text += "\n" + page.paint("Second row of \(side.delegation)", .heading) + "\n"
      text += ListReport(side.secondRow, columns: ParticipationSummary.people).table(page)
    }
    return text
  }

  func csv(_ reader: Reader) -> CSVRows { list.csv(reader) }

  func json(_ reader: Reader) -> JSONValue {
    func object(_ side: SeatingPlan.Side) -> JSONValue {
      let seats = ListReport(
        side.seats,
        columns: [
          Column("seat") { .integer($0.number) }, Column("code") { .text($0.code) },
          Column("name") { .names($0.names) }, Column("position") { .names($0.position) },
          Column("reason") { .text($0.reason) },
        ])
      return .object([
        .init("delegation", .string(side.delegation)), .init("is_host", .flag(side.isHost)),
        .init("seats", .array(seats.objects(reader))),
        .init(
          "second_row",
          .array(ListReport(side.secondRow, columns: ParticipationSummary.people).objects(reader))),
      ])
    }
    return .object([.init("guest", object(plan.guest)), .init("host", object(plan.host))])
  }
}
