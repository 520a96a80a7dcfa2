/// An independent reading of the hard rules: everything is recomputed from the placements with plain
/// sets and sorting, and nothing is shared with the search.
extension Timetable {
  /// Every hard rule this timetable breaks; empty when it is feasible.
  public func violations(of problem: Problem) -> [Violation] {
    var found: [Violation] = []
    var sound: [Placement] = []
    var seen = Set<Int>()
    for placement in placements {
      if let text = problem.wrongReference(in: placement) {
        found.append(.reference(request: placement.request, text))
      } else if !seen.insert(placement.request).inserted {
        found.append(.duplicate(request: placement.request))
      } else {
        let duration = problem.requests[placement.request].duration
        if problem.span(from: placement.slot, duration: duration) == nil {
          found.append(.notConsecutive(request: placement.request))
        } else {
          sound.append(placement)
        }
      }
    }
    let table = Timetable(placements: sound)
    found += table.meetingViolations(problem)
    found += table.tableViolations(problem)
    found += table.partyViolations(problem)
    found += table.interpreterViolations(problem)
    found += lockedViolations(problem)
    return found
  }

  private func lockedViolations(_ problem: Problem) -> [Violation] {
    let here = Set(placements)
    return problem.locked.filter { !here.contains($0) }.map { .locked(request: $0.request) }
  }

  /// Rules that a meeting keeps or breaks alone.
  private func meetingViolations(_ problem: Problem) -> [Violation] {
    var found: [Violation] = []
    let locked = Set(problem.locked)
    let away = problem.parties.map { Set($0.unavailable) }
    for placement in placements {
      let r = placement.request
      let request = problem.requests[r]
      let tables = problem.halls[placement.hall].tables[placement.tableClass]
      for t in placement.slot..<(placement.slot + request.duration) {
        let past = t < problem.notBefore && !locked.contains(placement)
        if past || request.allowedSlots?.contains(t) == false {
          found.append(.slotNotAllowed(request: r, slot: t))
        }
        for party in request.parties where away[party].contains(t) {
          found.append(.unavailable(request: r, party: party, slot: t))
        }
        if tables.closed.contains(t) { found.append(.tableClosed(request: r, slot: t)) }
      }
      if request.rank > tables.maxRank { found.append(.tableRank(request: r)) }
      for party in request.parties {
        if let hall = problem.parties[party].hall, hall != placement.hall {
          found.append(.ownStand(request: r, party: party))
        }
      }
      let isHome = request.parties.contains { problem.parties[$0].hall == placement.hall }
      if problem.halls[placement.hall].isStand && !isHome {
        found.append(.foreignStand(request: r, hall: placement.hall))
      }
      if problem.needsInterpreter(request) != (placement.interpreter != nil) {
        found.append(.interpretation(request: r))
      }
      if let g = placement.interpreter, !problem.suits(g, request: request, hall: placement.hall) {
        found.append(.unsuitable(request: r, interpreter: g))
      }
    }
    return found
  }

  private func tableViolations(_ problem: Problem) -> [Violation] {
    var used: [[Int]: Int] = [:]
    for placement in placements {
      let duration = problem.requests[placement.request].duration
      for t in placement.slot..<(placement.slot + duration) {
        used[[placement.hall, placement.tableClass, t], default: 0] += 1
      }
    }
    return used.filter { $1 > problem.halls[$0[0]].tables[$0[1]].count }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { .tables(hall: $0.key[0], tableClass: $0.key[1], slot: $0.key[2], count: $0.value) }
  }

  private func partyViolations(_ problem: Problem) -> [Violation] {
    var found: [Violation] = []
    var perDay: [[Int]: Int] = [:]
    let teamDays = days(of: problem).sorted {
      ($0.key.party, $0.key.team, $0.key.day) < ($1.key.party, $1.key.team, $1.key.day)
    }
    for (team, stays) in teamDays {
      perDay[[team.party, team.day], default: 0] += stays.count
      for (one, next) in zip(stays, stays.dropFirst()) {
        if next.slots.lowerBound < one.slots.upperBound {
          found.append(
            .teamTwice(party: team.party, team: team.team, slot: next.slots.lowerBound))
        } else if !problem.canWalk(from: one, to: next) {
          found.append(
            .walking(
              party: team.party, team: team.team, from: one.slots.upperBound - 1,
              to: next.slots.lowerBound))
        }
      }
    }
    for (key, count) in perDay.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      if let cap = problem.parties[key[0]].dailyCap, count > cap {
        found.append(.partyDayCap(party: key[0], day: key[1], count: count))
      }
    }
    return found
  }
}

extension Problem {
  /// Whether the walk between two successive stays fits between them.
  func canWalk(from one: Stay, to next: Stay) -> Bool {
    let gap = slots[next.slots.lowerBound].start - slots[one.slots.upperBound - 1].end
    return one.hall == next.hall || gap >= travel[one.hall][next.hall]
  }

  /// Whether an interpreter's pairs, sectors, clearance and station suit a request in a hall.
  func suits(_ interpreter: Int, request: Request, hall: Int) -> Bool {
    let person = interpreters[interpreter]
    guard person.hall == nil || person.hall == hall else { return false }
    guard request.rank > Request.vipRank || person.vipCleared else { return false }
    if let sector = request.sector, let sectors = person.sectors, !sectors.contains(sector) {
      return false
    }
    let needed = pairs(for: request)
    return person.pairs.contains(where: needed.contains)
  }
}
