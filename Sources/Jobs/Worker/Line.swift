/// The jobs of one queue that this worker holds and has not started, and its runners that wait for one.
struct Line {
  let slots: Int
  private var jobs: ArraySlice<ClaimedJob> = []
  private var suspects: [ClaimedJob] = []
  private(set) var sleepers: [CheckedContinuation<ClaimedJob?, Never>] = []
  /// How many runners there are, asleep or not.
  var runners = 0
  var running = 0
  var isSuspectRunning = false
  /// Jobs ended since the last look, and how long their handlers took together.
  private var ended = 0
  private var spent = Duration.zero
  /// Whether handlers take less than it costs to share the line between threads: then one runner is
  /// enough, until a job turns out to be slow.
  private(set) var isQuick = false
  /// Jobs a second, lately.
  private var rate = 0.0
  private var looked = ContinuousClock.now
  /// Whether there is nothing more to claim, as far as is known: the last claim found less than it asked
  /// for, and nobody rang since it was sent.
  private(set) var isExhausted = false
  /// The only lane that may have something, if that is known.
  private(set) var onlyLane: Int16?

  init(slots: Int) { self.slots = slots }

  var waiting: Int { jobs.count + suspects.count }
  var free: Int { max(0, slots - running - waiting) }

  /// How many jobs to have in hand besides those that run: what ends in a tenth of a second.
  var reserve: Int { min(4_000, Int(rate / 10)) }

  /// Whether to look for more as soon as may be.
  var isHungry: Bool { !isExhausted && (free > 0 || waiting <= reserve / 2) }

  /// There may be something again, in whichever lane.
  mutating func lookAgain() { (isExhausted, onlyLane) = (false, nil) }

  /// There is something in that lane.
  mutating func rung(for lane: Int16) {
    if isExhausted {
      (isExhausted, onlyLane) = (false, lane)
    } else if onlyLane != lane {
      onlyLane = nil
    }
  }

  /// How many jobs to ask for now; nil if there is no room.
  mutating func order(_ queue: String, now: ContinuousClock.Instant) -> ClaimOrder? {
    let elapsed = (now - looked).inSeconds
    if elapsed > 0.002 {
      rate = (rate + Double(ended) / elapsed) / 2
      if ended >= 100 { isQuick = spent < Self.quick * ended }
      (ended, spent, looked) = (0, .zero, now)
    }
    guard free > 0 || waiting <= reserve / 2 else { return nil }
    let limit = slots + reserve - running - waiting
    guard limit > 0 else { return nil }
    defer { (isExhausted, onlyLane) = (true, nil) }
    return ClaimOrder(queue: queue, limit: limit, starts: free, lane: onlyLane)
  }

  private static let quick = Duration.microseconds(20)

  /// A job takes long: all runners are wanted.
  mutating func slowDown() { isQuick = false }

  /// How many runners are awake.
  var awake: Int { runners - sleepers.count }

  /// Whether a runner that is awake is to go on.
  var wantsMore: Bool { !isQuick || awake <= 1 }

  /// The queue has nothing for us that we should hoard.
  mutating func rest() { rate = 0 }

  /// The next job for a runner that is awake, if it is to go on.
  mutating func takeNext() -> ClaimedJob? { wantsMore ? take() : nil }

  /// The next job; suspects one at a time.
  mutating func take() -> ClaimedJob? {
    if !isSuspectRunning, let suspect = suspects.first {
      suspects.removeFirst()
      isSuspectRunning = true
      running += 1
      return suspect
    }
    guard let job = jobs.popFirst() else { return nil }
    running += 1
    return job
  }

  /// One of those that ran has ended, after so long.
  mutating func finish(_ job: ClaimedJob, after duration: Duration) {
    running -= 1
    ended += 1
    spent += duration
    if job.isSuspect { isSuspectRunning = false }
  }

  mutating func add(_ claimed: [ClaimedJob]) {
    let plain = claimed.filter { !$0.isSuspect }
    jobs += plain
    suspects += claimed.filter(\.isSuspect)
  }

  mutating func sleep(_ runner: CheckedContinuation<ClaimedJob?, Never>) { sleepers.append(runner) }

  mutating func wakeOne() -> CheckedContinuation<ClaimedJob?, Never>? { sleepers.popLast() }

  /// Takes out what was claimed before `moment`.
  mutating func takeOlder(than moment: ContinuousClock.Instant) -> [ClaimedJob] {
    let old = jobs.filter { $0.claimedAt < moment } + suspects.filter { $0.claimedAt < moment }
    guard !old.isEmpty else { return [] }
    jobs = ArraySlice(jobs.filter { $0.claimedAt >= moment })
    suspects = suspects.filter { $0.claimedAt >= moment }
    return old
  }

  /// Takes out all that waits.
  mutating func empty() -> [ClaimedJob] {
    defer { (jobs, suspects) = ([], []) }
    return Array(jobs) + suspects
  }
}
