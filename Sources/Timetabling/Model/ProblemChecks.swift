/// The checks behind `Problem.init`: every reference exists and every number is possible.
extension Problem {
  static func checkTravel(_ travel: [[Int]], halls: Int) throws(ProblemError) {
    guard travel.count == halls else {
      throw .travel("\(travel.count) rows for \(halls) halls")
    }
    for (v, row) in travel.enumerated() {
      guard row.count == halls else { throw .travel("row \(v) has \(row.count) entries") }
      for (w, minutes) in row.enumerated() where !(0...100_000).contains(minutes) {
        throw .travel("\(minutes) minutes from hall \(v) to \(w)")
      }
    }
  }

  func checkSlots() throws(ProblemError) {
    var perDay = [Int](repeating: 0, count: days)
    for (t, slot) in slots.enumerated() {
      guard slot.day >= 0 else { throw .slot(t, "day \(slot.day)") }
      guard slot.end > slot.start else {
        throw .slot(t, "ends at \(slot.end), not after its start")
      }
      perDay[slot.day] += 1
      guard perDay[slot.day] <= Problem.maxSlotsPerDay else {
        throw .slot(t, "more than \(Problem.maxSlotsPerDay) slots on day \(slot.day)")
      }
      guard t > 0 else { continue }
      let before = slots[t - 1]
      guard before.day < slot.day || (before.day == slot.day && before.end <= slot.start) else {
        throw .slot(t, "overlaps or precedes slot \(t - 1)")
      }
    }
    guard (0...slots.count).contains(notBefore) else { throw .objective("notBefore \(notBefore)") }
  }

  func checkPlaces() throws(ProblemError) {
    for (h, hall) in halls.enumerated() {
      for (k, tables) in hall.tables.enumerated() {
        guard (0...1_000_000).contains(tables.count) else {
          throw .hall(h, "class \(k) has \(tables.count) tables")
        }
        guard (1...9).contains(tables.maxRank) else {
          throw .hall(h, "class \(k) has rank \(tables.maxRank)")
        }
        if let t = tables.closed.first(where: { !slots.indices.contains($0) }) {
          throw .hall(h, "class \(k) is closed in slot \(t), which does not exist")
        }
      }
    }
    let weights = [objective.idleWeight, objective.moveWeight, objective.changePenalty]
    guard weights.allSatisfy({ (0...1_000_000).contains($0) }) else {
      throw .objective("weights \(weights)")
    }
    if let most = objective.changesPerParty, most < 0 {
      throw .objective("\(most) changes per party")
    }
  }

  func checkPeople() throws(ProblemError) {
    for (p, party) in parties.enumerated() {
      guard (1...1000).contains(party.teams) else { throw .party(p, "\(party.teams) teams") }
      if let cap = party.dailyCap, cap < 0 { throw .party(p, "daily cap \(cap)") }
      guard (0...1_000_000).contains(party.guarantee) else {
        throw .party(p, "guarantee \(party.guarantee)")
      }
      guard (0...1_000_000).contains(party.sold) else { throw .party(p, "\(party.sold) sold") }
      if let hall = party.hall, !halls.indices.contains(hall) {
        throw .party(p, "hall \(hall) does not exist")
      }
      if let t = party.unavailable.first(where: { !slots.indices.contains($0) }) {
        throw .party(p, "unavailable in slot \(t), which does not exist")
      }
    }
    for (g, person) in interpreters.enumerated() {
      if let pair = person.pairs.first(where: { $0.first == $0.second }) {
        throw .interpreter(g, "pair of language \(pair.first) with itself")
      }
      if let hall = person.hall, !halls.indices.contains(hall) {
        throw .interpreter(g, "hall \(hall) does not exist")
      }
      if let t = person.unavailable.first(where: { !slots.indices.contains($0) }) {
        throw .interpreter(g, "unavailable in slot \(t), which does not exist")
      }
      let limits = [person.dailyCapMeetings, person.maxMinutesPerDay, person.maxConsecutiveMinutes]
      if let limit = limits.compactMap({ $0 }).first(where: { $0 < 0 }) {
        throw .interpreter(g, "limit \(limit)")
      }
    }
  }

  func checkRequests() throws(ProblemError) {
    for (r, request) in requests.enumerated() {
      for party in request.parties where !parties.indices.contains(party) {
        throw .request(r, "party \(party) does not exist")
      }
      guard request.guests.count <= Request.maxGuests else {
        throw .request(r, "\(request.guests.count) guests")
      }
      guard request.a != request.b else { throw .request(r, "party \(request.a) with itself") }
      guard Set(request.parties).count == request.parties.count else {
        throw .request(r, "one party twice")
      }
      guard (1...1_000_000).contains(request.weight) else {
        throw .request(r, "weight \(request.weight)")
      }
      guard (1...4).contains(request.duration) else {
        throw .request(r, "duration of \(request.duration) slots")
      }
      guard (1...9).contains(request.rank) else { throw .request(r, "rank \(request.rank)") }
      if let t = request.allowedSlots?.first(where: { !slots.indices.contains($0) }) {
        throw .request(r, "allowed in slot \(t), which does not exist")
      }
    }
  }

  func checkPlacements() throws(ProblemError) {
    for (index, placement) in locked.enumerated() {
      if let text = wrongReference(in: placement) { throw .locked(index, text) }
    }
    for (index, placement) in announced.enumerated() {
      if let text = wrongReference(in: placement) { throw .announced(index, text) }
    }
    var seen = Set<Int>()
    for (index, placement) in announced.enumerated() {
      guard seen.insert(placement.request).inserted else {
        throw .announced(index, "request \(placement.request) twice")
      }
    }
    if let violation = Timetable(placements: locked).violations(of: self).first {
      throw .lockedConflict(violation)
    }
  }

  /// What a placement names that does not exist, in words.
  func wrongReference(in placement: Placement) -> String? {
    guard requests.indices.contains(placement.request) else {
      return "request \(placement.request) does not exist"
    }
    let request = requests[placement.request]
    guard slots.indices.contains(placement.slot) else {
      return "slot \(placement.slot) does not exist"
    }
    guard halls.indices.contains(placement.hall) else {
      return "hall \(placement.hall) does not exist"
    }
    guard halls[placement.hall].tables.indices.contains(placement.tableClass) else {
      return "hall \(placement.hall) has no table class \(placement.tableClass)"
    }
    if let g = placement.interpreter, !interpreters.indices.contains(g) {
      return "interpreter \(g) does not exist"
    }
    guard placement.guestTeams.count == request.guests.count else {
      return "\(placement.guestTeams.count) teams of \(request.guests.count) guests"
    }
    for (party, team) in zip(request.parties, placement.teams)
    where !(0..<parties[party].teams).contains(team) {
      return "party \(party) has no team \(team)"
    }
    return nil
  }
}
