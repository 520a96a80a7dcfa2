/// The step over all columns of the relaxation: the one loop there that must be quick.
struct ShareMover {
  let layout: RelaxationLayout
  let rows: RelaxationRows
  let balance: Float

  /// Moves every request's shares up their surplus, projects them on `share >= 0, sum <= 1`, and
  /// adds the extrapolated shares to `usage`.
  func move(price: [Float], share: inout [Float], sum: inout [Float], usage: inout [Float]) {
    let days = layout.days
    var scratch = [Float](repeating: 0, count: days)
    price.withUnsafeBufferPointer { price in
      share.withUnsafeMutableBufferPointer { share in
        sum.withUnsafeMutableBufferPointer { sum in
          usage.withUnsafeMutableBufferPointer { usage in
            scratch.withUnsafeMutableBufferPointer { next in
              for i in 0..<layout.requests.count {
                let total = climb(i, price: price, share: share, next: next)
                if total > 1 { ShareMover.project(next) }
                load(i, share: share, sum: sum, next: next, usage: usage)
              }
            }
          }
        }
      }
    }
  }

  /// Writes the request's shares after a step along the gradient into `next`; returns their sum.
  @inline(__always)
  private func climb(
    _ i: Int, price: UnsafeBufferPointer<Float>, share: UnsafeMutableBufferPointer<Float>,
    next: UnsafeMutableBufferPointer<Float>
  ) -> Float {
    let days = layout.days
    let a = Int(layout.partyA[i]) * days
    let b = Int(layout.partyB[i]) * days
    let meetings = rows.partyMeetings
    let kind = rows.kinds + Int(layout.kind[i]) * days
    let duration = Float(layout.duration[i])
    let step = balance / (3 + 2 * duration)
    var total: Float = 0
    for day in 0..<days {
      next[day] = 0
      let worth = layout.worth[i * days + day]
      guard worth > 0 else { continue }
      let due =
        duration * (price[a + day] + price[b + day]) + price[meetings + a + day]
        + price[meetings + b + day] + price[kind + day]
      next[day] = max(0, share[i * days + day] + step * (Float(worth) - due))
      total += next[day]
    }
    return total
  }

  /// Euclidean projection of non-negative values with a sum above 1 on the simplex.
  @inline(__always)
  private static func project(_ values: UnsafeMutableBufferPointer<Float>) {
    var cut: Float = 0
    var active = -1
    while true {
      var sum: Float = 0
      var count = 0
      for value in values where value > cut {
        sum += value
        count += 1
      }
      if count == active { break }
      active = count
      cut = (sum - 1) / Float(count)
    }
    for day in values.indices { values[day] = max(0, values[day] - cut) }
  }

  @inline(__always)
  private func load(
    _ i: Int, share: UnsafeMutableBufferPointer<Float>, sum: UnsafeMutableBufferPointer<Float>,
    next: UnsafeMutableBufferPointer<Float>, usage: UnsafeMutableBufferPointer<Float>
  ) {
    let days = layout.days
    let a = Int(layout.partyA[i]) * days
    let b = Int(layout.partyB[i]) * days
    let meetings = rows.partyMeetings
    let kind = rows.kinds + Int(layout.kind[i]) * days
    let duration = Float(layout.duration[i])
    for day in 0..<days {
      let bar = 2 * next[day] - share[i * days + day]
      share[i * days + day] = next[day]
      sum[i * days + day] += next[day]
      guard bar != 0 else { continue }
      usage[a + day] += duration * bar
      usage[b + day] += duration * bar
      usage[meetings + a + day] += bar
      usage[meetings + b + day] += bar
      usage[kind + day] += bar
    }
  }
}
