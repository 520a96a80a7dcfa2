/// Solves the day-level relaxation approximately by the primal-dual hybrid gradient method with
/// diagonal step sizes (Chambolle & Pock 2011; Pock & Chambolle 2011), restarted from averages.
///
/// Whatever its accuracy, the prices it returns prove a bound once they are rounded to integers (see
/// `BoundCertificate`). The share of each request on each day guides the construction.
struct Relaxation: Sendable {
  let layout: RelaxationLayout
  let rows: RelaxationRows
  let modeOffset: [Int]
  private let days: Int
  private var share: [Float]
  private var shareSum: [Float]
  private var modeShare: [Float]
  private var modeSum: [Float]
  private var price: [Float]
  private var priceSum: [Float]
  private var usage: [Float]
  private var averaged = 0
  /// Primal against dual step: shares move by `balance`, prices by its inverse.
  private var balance: Float = 0.3

  /// The best bound proven so far.
  private(set) var certificate: BoundCertificate
  /// Iterations made.
  private(set) var iterations = 0

  init(_ layout: RelaxationLayout) {
    self.layout = layout
    days = layout.days
    var offset = [0]
    for modes in layout.kindModes { offset.append(offset[offset.count - 1] + modes.count) }
    modeOffset = offset
    rows = RelaxationRows(layout, modeOffset: offset)
    share = [Float](repeating: 0, count: layout.requests.count * days)
    shareSum = share
    modeShare = [Float](repeating: 0, count: offset[offset.count - 1] * days)
    modeSum = modeShare
    price = [Float](repeating: 0, count: rows.count)
    priceSum = price
    usage = price
    certificate = BoundCertificate(layout, rows: rows, price: price)
  }

  /// The average share of each column on each day since the last restart.
  func averageShares() -> [Float] {
    let count = Float(max(1, averaged))
    return averaged == 0 ? share : shareSum.map { $0 / count }
  }

  /// Makes `count` iterations and proves what the prices then prove; does nothing more once
  /// `isCancelled` says so.
  mutating func advance(_ count: Int, isCancelled: () -> Bool) {
    for _ in 0..<count {
      if isCancelled() { return }
      for i in usage.indices { usage[i] = 0 }
      moveModes()
      moveShares()
      movePrices()
      averaged += 1
      iterations += 1
    }
    let count = Float(averaged)
    let average = priceSum.map { $0 / count }
    // With very many requests a proof takes as long as some iterations.
    for candidate in [average, price] where !isCancelled() {
      let proof = BoundCertificate(layout, rows: rows, price: candidate)
      if proof.bound < certificate.bound { certificate = proof }
    }
  }

  /// Starts anew from the averages, and rebalances the steps by how far each side has come.
  mutating func restart() {
    guard averaged > 0 else { return }
    let count = Float(averaged)
    for i in price.indices {
      price[i] = priceSum[i] / count
      priceSum[i] = 0
    }
    for i in share.indices {
      share[i] = shareSum[i] / count
      shareSum[i] = 0
    }
    for i in modeShare.indices {
      modeShare[i] = modeSum[i] / count
      modeSum[i] = 0
    }
    averaged = 0
  }

  /// One step of the modes; their extrapolated shares relieve kinds and load rooms and types.
  private mutating func moveModes() {
    for (kind, modes) in layout.kindModes.enumerated() {
      let duration = Float(layout.kindDuration[kind])
      for (m, mode) in modes.enumerated() {
        for day in 0..<days {
          let i = (modeOffset[kind] + m) * days + day
          let scale = rows.modeScale[i]
          let room = rows.rooms + mode.room * days + day
          var gain = price[rows.kinds + kind * days + day] - duration * price[room]
          var entries: Float = 1 + duration
          if mode.type >= 0 {
            gain -= duration * price[rows.typeSlots + mode.type * days + day]
            gain -= price[rows.typeMeetings + mode.type * days + day]
            entries += 1 + duration
          }
          // In units of the scale: gradient scale * gain, step balance / (entries * scale).
          let next = max(0, modeShare[i] + balance * gain / entries)
          let bar = (2 * next - modeShare[i]) * scale
          modeShare[i] = next
          modeSum[i] += next
          usage[rows.kinds + kind * days + day] -= bar
          usage[room] += duration * bar
          guard mode.type >= 0 else { continue }
          usage[rows.typeSlots + mode.type * days + day] += duration * bar
          usage[rows.typeMeetings + mode.type * days + day] += bar
        }
      }
    }
  }

  /// One step of the shares of requests, each projected on `share >= 0, sum over days <= 1`.
  private mutating func moveShares() {
    let mover = ShareMover(layout: layout, rows: rows, balance: balance)
    mover.move(price: price, share: &share, sum: &shareSum, usage: &usage)
  }

  private mutating func movePrices() {
    for i in price.indices {
      let next = price[i] + (usage[i] - rows.capacity[i]) * rows.step[i] / balance
      price[i] = max(0, next)
      priceSum[i] += price[i]
    }
  }
}
