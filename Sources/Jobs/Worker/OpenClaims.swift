/// Which claims of a worker still have jobs that have not ended, so that a rescue need not look at those
/// before.
struct OpenClaims {
  private struct Entry {
    var left: Int
    let flush: Int64
  }

  private var entries: [Int64: Entry] = [:]

  /// Jobs of a claim that was made while the given flush was the next.
  mutating func opened(_ claim: Int64, jobs: Int, flush: Int64) {
    guard jobs > 0 else { return }
    entries[claim] = Entry(left: jobs, flush: flush)
  }

  /// A job of a claim has ended or has got a row of its own.
  mutating func settled(_ claim: Int64, jobs: Int = 1) {
    guard var entry = entries[claim] else { return }
    entry.left -= jobs
    entries[claim] = entry.left > 0 ? entry : nil
  }

  /// The first open claim and the flush that was next when it was made; what comes next if none is.
  func first(else next: (claim: Int64, flush: Int64)) -> (claim: Int64, flush: Int64) {
    guard let claim = entries.keys.min(), let entry = entries[claim] else { return next }
    return (claim, entry.flush)
  }
}
