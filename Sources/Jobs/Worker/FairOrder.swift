extension Array where Element == ClaimedJob {
  /// The jobs in turn by expo, each expo's in their order: what one expo has heaped up stands no more
  /// in front of another's one job than a single job would.
  func takingTurns() -> [ClaimedJob] {
    guard let first, contains(where: { $0.expo != first.expo }) else { return self }
    var piles: [[ClaimedJob]] = []
    var places: [Int64?: Int] = [:]
    for job in self {
      if let place = places[job.expo] {
        piles[place].append(job)
      } else {
        places[job.expo] = piles.count
        piles.append([job])
      }
    }
    var result: [ClaimedJob] = []
    result.reserveCapacity(count)
    let most = piles.map(\.count).max() ?? 0
    for round in 0..<most {
      for pile in piles where round < pile.count { result.append(pile[round]) }
    }
    return result
  }
}
