/// The first timetable, on top of the locked placements: protocol meetings, then by the relaxation's shares.
extension Chain {
  /// Places what it can of the requests, in order of rank, then announced ones, then by how much of
  /// them the relaxation places; first on the days it places them, then on any day.
  ///
  /// Returns early, with what stands so far, when `isCancelled` says so.
  mutating func construct(_ guide: ConstructionGuide, isCancelled: () -> Bool) {
    for (i, r) in guide.order.enumerated()
    where board.seat[r].slot < 0 && guide.days[r] != 0 && !board.fixed.isLocked[r] {
      if i & 255 == 255 && isCancelled() { return }
      place(r, days: guide.days[r])
    }
    for (i, r) in guide.order.enumerated()
    where board.seat[r].slot < 0 && !board.fixed.isLocked[r] {
      if i & 255 == 255 && isCancelled() { return }
      place(r, days: ~0)
    }
  }

  /// Puts announced requests where they were announced: first those that can stay exactly as they
  /// are, then those that need another team, table or interpreter.
  mutating func keepAnnounced(isCancelled: () -> Bool) {
    let announced = board.flat.problem.announced.filter {
      !board.fixed.isLocked[$0.request] && board.seat[$0.request].slot < 0
    }
    for placement in announced {
      let seat = board.flat.seat(of: placement)
      if board.fits(placement.request, seat) { board.add(placement.request, seat) }
    }
    let requests = board.flat.problem.requests
    let broken = announced.map(\.request).filter { board.seat[$0].slot < 0 }
      .sorted {
        (requests[$0].rank, -requests[$0].weight) < (requests[$1].rank, -requests[$1].weight)
      }
    for r in broken where !isCancelled() { keep(r) }
  }

  /// Puts an announced request at its time in its hall, if that is still free.
  private mutating func keep(_ r: Int) {
    let slot = board.fixed.announcedSlot[r]
    let day: UInt64 = 1 << UInt64(board.fixed.dayOf[Int(slot)])
    let seat = board.bestSeat(r, noise: 0, avoiding: -1, days: day, random: &random)
    guard let seat, seat.slot == slot,
      board.fixed.roomHall[Int(seat.room)] == board.fixed.announcedHall[r]
    else { return }
    board.add(r, seat)
  }

  private mutating func place(_ r: Int, days: UInt64) {
    let seat = board.bestSeat(r, noise: 0.1, avoiding: -1, days: days, random: &random)
    if let seat { board.add(r, seat) }
  }
}

/// In which order to place requests, and on which days first.
struct ConstructionGuide: Sendable {
  let order: [Int]
  /// A bit for each day on which the relaxation places a good part of the request.
  let days: [UInt64]

  init(_ flat: FlatProblem, layout: RelaxationLayout, shares: [Float]) {
    let requests = flat.problem.requests
    var days = [UInt64](repeating: 0, count: requests.count)
    var key = requests.map { (9 - $0.rank) * 100_000_000 + $0.weight }
    for told in flat.problem.announced { key[told.request] += 50_000_000 }
    for (i, r) in layout.requests.enumerated() {
      var total: Float = 0
      for day in 0..<layout.days {
        let share = shares[i * layout.days + day]
        total += share
        if share > 0.3 && day < 64 { days[Int(r)] |= 1 << UInt64(day) }
      }
      key[Int(r)] += Int((total * 8).rounded()) * 2_000_000
    }
    let locked = Set(flat.problem.locked.map(\.request))
    order = requests.indices.filter { !locked.contains($0) }
      .sorted { (left: Int, right: Int) in
        key[left] == key[right] ? left < right : key[left] > key[right]
      }
    self.days = days
  }
}
