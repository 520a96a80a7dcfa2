/// The rules of an interpreter's working day, recomputed from the placements.
extension Timetable {
  func interpreterViolations(_ problem: Problem) -> [Violation] {
    var work: [Int: [Stay]] = [:]
    for placement in placements {
      guard let g = placement.interpreter else { continue }
      let duration = problem.requests[placement.request].duration
      let slots = placement.slot..<(placement.slot + duration)
      work[g, default: []].append(
        Stay(slots: slots, hall: placement.hall, request: placement.request))
    }
    var found: [Violation] = []
    for (g, unsorted) in work.sorted(by: { $0.key < $1.key }) {
      let stays = unsorted.sorted { $0.slots.lowerBound < $1.slots.lowerBound }
      found += slotViolations(problem, interpreter: g, stays: stays)
      for day in 0..<problem.days {
        let today = stays.filter { problem.slots[$0.slots.lowerBound].day == day }
        found += dayViolations(problem, interpreter: g, day: day, stays: today)
      }
    }
    return found
  }

  private func slotViolations(
    _ problem: Problem, interpreter g: Int, stays: [Stay]
  ) -> [Violation] {
    var found: [Violation] = []
    let away = Set(problem.interpreters[g].unavailable)
    for stay in stays {
      for t in stay.slots where away.contains(t) {
        found.append(.interpreterUnavailable(interpreter: g, slot: t))
      }
    }
    for (one, next) in zip(stays, stays.dropFirst()) {
      let sameDay =
        problem.slots[one.slots.lowerBound].day == problem.slots[next.slots.lowerBound].day
      if next.slots.lowerBound < one.slots.upperBound {
        found.append(.interpreterTwice(interpreter: g, slot: next.slots.lowerBound))
      } else if sameDay, !problem.canWalk(from: one, to: next) {
        found.append(
          .interpreterWalking(
            interpreter: g, from: one.slots.upperBound - 1, to: next.slots.lowerBound))
      }
    }
    return found
  }

  private func dayViolations(
    _ problem: Problem, interpreter g: Int, day: Int, stays: [Stay]
  ) -> [Violation] {
    var found: [Violation] = []
    let person = problem.interpreters[g]
    if let cap = person.dailyCapMeetings, stays.count > cap {
      found.append(.interpreterDayCap(interpreter: g, day: day, count: stays.count))
    }
    let occupied = stays.flatMap(\.slots)
    let minutes = occupied.reduce(0) { $0 + problem.slots[$1].minutes }
    if let limit = person.maxMinutesPerDay, minutes > limit {
      found.append(.interpreterMinutes(interpreter: g, day: day, minutes: minutes))
    }
    guard let limit = person.maxConsecutiveMinutes else { return found }
    var row = 0
    var last = -2
    for t in occupied.sorted() {
      let goesOn = last == t - 1 && problem.isAdjacent(after: last)
      row = goesOn ? row + problem.slots[t].minutes : problem.slots[t].minutes
      last = t
      if row > limit {
        found.append(.interpreterRow(interpreter: g, slot: t, minutes: row))
        break
      }
    }
    return found
  }
}
