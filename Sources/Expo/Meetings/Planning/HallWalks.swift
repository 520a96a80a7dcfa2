/// How far the halls of a venue lie apart, made whole from what somebody measured.
enum HallWalks {
  /// Walking minutes between every two of the halls, sorted.
  ///
  /// Both directions take the longer measured time, and no way round through other halls is quicker
  /// than the direct one. A pair that nobody measured is taken to be as far apart as the farthest
  /// pair that is known; when nothing is known, nobody walks. The times obey the triangle
  /// inequality, so that looking at successive meetings is enough.
  static func complete(
    _ measured: [HallWalk], between halls: [Identifier<Space>]
  ) -> [HallWalk] {
    let position = Dictionary(uniqueKeysWithValues: halls.enumerated().map { ($1, $0) })
    var minutes = [[Int?]](
      repeating: [Int?](repeating: nil, count: halls.count), count: halls.count)
    for walk in measured {
      guard let v = position[walk.from], let w = position[walk.to], v != w else { continue }
      let longer = max(walk.minutes, minutes[v][w] ?? 0)
      minutes[v][w] = longer
      minutes[w][v] = longer
    }
    for u in halls.indices {
      for v in halls.indices where v != u {
        for w in halls.indices where w != u && w != v {
          guard let first = minutes[v][u], let second = minutes[u][w] else { continue }
          minutes[v][w] = min(minutes[v][w] ?? .max, first + second)
        }
      }
    }
    guard let farthest = minutes.joined().compactMap({ $0 }).max() else { return [] }
    var walks: [HallWalk] = []
    for v in halls.indices {
      for w in halls.indices where v < w {
        walks.append(HallWalk(from: halls[v], to: halls[w], minutes: minutes[v][w] ?? farthest))
      }
    }
    return walks
  }
}
