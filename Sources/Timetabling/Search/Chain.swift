/// One chain of the local search: a board, its random numbers, and a journal to take steps back.
struct Chain: ~Copyable {
  /// An entry of the journal: a request was added to or removed from a seat.
  private struct Entry {
    let request: Int32
    let added: Bool
    let seat: Seat
  }

  var board: Board
  var random: Generator
  private var journal: [Entry] = []
  /// The requests thrown out in the current step, in order.
  var ejected: [Int32] = []
  /// The requests that move together in the current step.
  var moving: [Int32] = []

  /// What the current step started from, and how much worse it may end.
  private(set) var startValue = 0
  private(set) var startEnergy = 0
  private(set) var startUnfairness = 0
  var allowance: Float = 0
  /// The days on which this chain may place meetings.
  var days: UInt64 = ~0
  /// The value that cannot be exceeded: once it is reached, nobody new need be squeezed in.
  var ceiling = Int.max

  init(_ flat: FlatProblem, seed: UInt64) {
    board = Board(flat)
    random = Generator(seed: seed)
    journal.reserveCapacity(256)
    ejected.reserveCapacity(64)
  }

  /// Forgets the journal: what was done stays.
  @inline(__always)
  mutating func begin() {
    journal.removeAll(keepingCapacity: true)
    ejected.removeAll(keepingCapacity: true)
    startValue = board.value
    startEnergy = board.energy
    startUnfairness = board.unfairness
  }

  @inline(__always)
  mutating func add(_ r: Int, _ seat: Seat) {
    journal.append(Entry(request: Int32(truncatingIfNeeded: r), added: true, seat: seat))
    board.add(r, seat)
  }

  @inline(__always)
  mutating func remove(_ r: Int) {
    journal.append(
      Entry(request: Int32(truncatingIfNeeded: r), added: false, seat: board.seat[r]))
    board.remove(r)
  }

  /// Takes back everything since `begin`.
  mutating func undo() {
    while let entry = journal.popLast() {
      if entry.added {
        board.remove(Int(entry.request))
      } else {
        board.add(Int(entry.request), entry.seat)
      }
    }
  }

  /// Throws a placed request out, unless it is locked.
  @inline(__always)
  mutating func eject(_ r: Int) -> Bool {
    if board.fixed.isLocked[r] { return false }
    remove(r)
    ejected.append(Int32(truncatingIfNeeded: r))
    return true
  }
}
