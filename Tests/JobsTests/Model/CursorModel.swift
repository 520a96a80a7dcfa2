/// The claim's cursor in miniature: transactions that start, commit and abort in any order, rows of
/// theirs, and claims between. Step for step what `jobs_claim` does, without the server.
struct CursorModel: Hashable {
  enum Fate: Hashable { case absent, open, committed, aborted }

  struct Snapshot: Hashable {
    var limit = 0
    var open: [Int] = []
    func sees(_ xid: Int) -> Bool { xid < limit && !open.contains(xid) }
  }

  struct Row: Hashable, Comparable {
    var xid: Int
    var id: Int
    static func < (a: Row, b: Row) -> Bool { (a.xid, a.id) < (b.xid, b.id) }
  }

  struct Cursor: Hashable {
    var seen = Snapshot()
    var snap = Snapshot()
    var position = Row(xid: 0, id: 0)
  }

  /// By number of transaction: its fate, its xid once it began, and how many rows it writes.
  var fates: [Fate]
  var xids: [Int]
  let rows: [Int]
  var nextXID = 0
  var cursor = Cursor()
  /// The cursor before the last claim, and what that claim took: a crash may forget them.
  var former = Cursor()
  var lastTaken: [Row] = []
  var taken: [Row] = []
  var crashesLeft: Int
  /// The cursor of a design that counts rows by number alone; it loses late commits.
  let isNaive: Bool

  init(rows: [Int], crashes: Int = 0, isNaive: Bool = false) {
    self.rows = rows
    fates = rows.map { _ in .absent }
    xids = rows.map { _ in -1 }
    crashesLeft = crashes
    self.isNaive = isNaive
  }

  /// Every state that one step leads to.
  var successors: [CursorModel] {
    var result: [CursorModel] = []
    for index in fates.indices {
      switch fates[index] {
      case .absent:
        var next = self
        next.fates[index] = .open
        next.xids[index] = next.nextXID
        next.nextXID += 1
        result.append(next)
      case .open:
        for fate in [Fate.committed, .aborted] {
          var next = self
          next.fates[index] = fate
          result.append(next)
        }
      case .committed, .aborted: break
      }
    }
    for limit in 1...2 {
      var next = self
      if next.claim(limit) > 0 { result.append(next) }
    }
    if crashesLeft > 0 {
      var next = self
      next.crash()
      result.append(next)
    }
    return result
  }

  /// Takes up to `limit` rows; answers how many.
  mutating func claim(_ limit: Int) -> Int {
    var work = cursor
    var found: [Row] = []
    for _ in 1...2 {
      let window = visibleRows.filter { row in
        if isNaive { return row > work.position && work.snap.sees(row.xid) }
        return work.snap.sees(row.xid) && !work.seen.sees(row.xid) && row > work.position
      }
      found = Array(window.sorted().prefix(limit))
      if let last = found.last {
        work.position = last
        break
      }
      work.seen = work.snap
      work.snap = snapshot
      if !isNaive { work.position = Row(xid: -1, id: 0) }
    }
    guard !found.isEmpty else { return 0 }
    (former, cursor) = (cursor, work)
    lastTaken = found
    taken += found
    return found.count
  }

  /// What is open is gone, and the last claim may not have reached the disk.
  private mutating func crash() {
    crashesLeft -= 1
    for index in fates.indices where fates[index] == .open { fates[index] = .aborted }
    cursor = former
    taken.removeAll { lastTaken.contains($0) }
    lastTaken = []
  }

  private var snapshot: Snapshot {
    Snapshot(
      limit: nextXID, open: fates.indices.filter { fates[$0] == .open }.map { xids[$0] }.sorted())
  }

  private var visibleRows: [Row] { rows(of: .committed) }

  func rows(of fate: Fate) -> [Row] {
    fates.indices.filter { fates[$0] == fate }.flatMap { index in
      (1...rows[index]).map { Row(xid: xids[index], id: $0) }
    }
  }
}
