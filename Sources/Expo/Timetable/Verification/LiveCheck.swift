import Foundation

/// Compares what is held with what was published, and what is reserved with what is held.
struct LiveCheck {
  let entries: [WeighedMeeting]
  let live: [LiveMeeting]
  let reservations: Set<ReservedResource>
  /// Pairs whose meeting was called off since the publication.
  let calledOff: Set<FirmPair>
  /// What was changed later was changed by hand.
  let publishedAt: Date
  let data: PlanningData

  /// What differs without anybody having changed it by hand, and what was changed by hand.
  func differences() -> (findings: [String], notes: [String]) {
    let index = PlanningIndex(data)
    var findings: [String] = []
    var notes: [String] = []
    let planned = Dictionary(uniqueKeysWithValues: entries.map { ($0.plan.pair, $0) })
    var held = Set<FirmPair>()
    for meeting in live {
      held.insert(meeting.plan.pair)
      let name = index.name(of: meeting.plan.pair)
      if data.during(meeting.plan, index) != meeting.during {
        findings.append("\(name) is not at the time of its slots")
      }
      let entry = planned[meeting.plan.pair]
      if let entry, entry.plan.stands(as: meeting.plan), entry.plan.rank == meeting.plan.rank {
        continue
      }
      let what = entry == nil ? "was booked" : "was moved"
      if meeting.changedAt > publishedAt {
        notes.append("\(name) \(what) by hand")
      } else {
        findings.append("\(name) \(entry == nil ? "is not published" : "is not where published")")
      }
    }
    for entry in entries where !held.contains(entry.plan.pair) {
      let name = index.name(of: entry.plan.pair)
      if calledOff.contains(entry.plan.pair) {
        notes.append("\(name) was called off by hand")
      } else {
        findings.append("\(name) is published, but not held")
      }
    }
    return (findings, notes)
  }

  /// Reservations that are missing or too many.
  func wrongReservations() -> [String] {
    let index = PlanningIndex(data)
    var expected = Set<ReservedResource>()
    for meeting in live {
      guard let first = index.slots[meeting.plan.slot],
        data.slots.indices.contains(first + meeting.plan.durationSlots - 1)
      else { continue }
      let last = data.slots[first + meeting.plan.durationSlots - 1]
      let during = TimeRange(start: data.slots[first].start, end: last.freeAgain)
      let plan = meeting.plan
      var taken: [(ReservedResource.Subject, Int)] = [(.space(plan.table), 1)]
      taken += zip(plan.pair.firms, plan.teams).map { (.participation($0), $1) }
      if let person = plan.interpreter { taken.append((.participation(person), 1)) }
      for (subject, unit) in taken {
        expected.insert(
          ReservedResource(meeting: meeting.id, subject: subject, unit: unit, during: during))
      }
    }
    let missing = expected.subtracting(reservations).map { "meeting \($0.meeting) lacks \($0)" }
    let extra = reservations.subtracting(expected).map { "meeting \($0.meeting) has a stray \($0)" }
    return missing.sorted() + extra.sorted()
  }
}

/// A live reservation of a meeting.
struct ReservedResource: Hashable, CustomStringConvertible {
  enum Subject: Hashable {
    case participation(Identifier<Participation>)
    case space(Identifier<Space>)
  }

  let meeting: Identifier<Meeting>
  let subject: Subject
  let unit: Int
  let during: TimeRange

  var description: String {
    switch subject {
    case .participation(let id): "reservation of participation \(id), unit \(unit)"
    case .space(let id): "reservation of space \(id)"
    }
  }
}
