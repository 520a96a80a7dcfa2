import Postgres

/// What a worker has in hand: jobs that wait, attempts that run, and ends that are not written yet.
///
/// Shared by the engine and the runners under one lock, which no one holds across a wait.
final class Workshop: Sendable {
  struct State {
    var lines: [String: Line]
    var running: [Ticket: JobAttempt] = [:]
    /// Ended by their handlers, not in the database yet.
    var ends: [Settlement] = []
    /// How many ends are being written.
    var writing = 0
    var isClosed = false
    var claims = OpenClaims()
    /// Tickets that have a row of their own and count no more for their claim.
    var detached: Set<Ticket> = []
    var nextClaim: Int64 = 1
    var nextFlush: Int64 = 1
    var started = 0

    /// Whether nothing is under way: neither waits here, nor is on the way to its handler, nor runs, nor
    /// waits to be written.
    var isIdle: Bool {
      ends.isEmpty && writing == 0
        && lines.values.allSatisfy { $0.waiting == 0 && $0.running == 0 }
    }

    /// Whether there is nothing more to claim, as far as is known.
    var isExhausted: Bool { lines.values.allSatisfy { $0.isExhausted } }

    /// What to ask of the one lane that may have something; nil if more may, or there is no room.
    mutating func laneOrder(now: ContinuousClock.Instant) -> ClaimOrder? {
      var hopeful: String?
      for (queue, line) in lines where !line.isExhausted {
        guard hopeful == nil, line.onlyLane != nil else { return nil }
        hopeful = queue
      }
      return hopeful.flatMap { lines[$0]?.order($0, now: now) }
    }

    /// A job needs its claim no more.
    mutating func settled(_ job: ClaimedJob) {
      if detached.remove(job.ticket) == nil { claims.settled(job.claim) }
    }
  }

  private let state: Locked<State>

  init(_ queues: [String: Int]) {
    state = Locked(State(lines: queues.mapValues(Line.init(slots:))))
  }

  func with<Value>(_ body: (inout State) -> Value) -> Value {
    state.withLock { body(&$0) }
  }

  /// The next job for a runner; waits for one, nil at the end.
  func next(_ queue: String) async -> ClaimedJob? {
    return await withCheckedContinuation { continuation in
      let job: ClaimedJob?? = state.withLock { state in
        if let job = state.lines[queue]?.takeNext() { return .some(job) }
        if state.isClosed { return .some(nil) }
        state.lines[queue]?.sleep(continuation)
        return nil
      }
      if let job { continuation.resume(returning: job) }
    }
  }

  /// Takes in claimed jobs; answers how many new runners they need.
  func add(_ jobs: [ClaimedJob], queue: String) -> Int {
    let (woken, needed) = state.withLock { state in
      guard var line = state.lines[queue] else { return ([Wake](), 0) }
      line.add(jobs.takingTurns())
      let woken = Self.wake(&line)
      let needed = min(line.waiting, line.isQuick ? 1 : line.slots) - line.runners
      line.runners += max(0, needed)
      state.lines[queue] = line
      return (woken, max(0, needed))
    }
    for (runner, job) in woken { runner.resume(returning: job) }
    return needed
  }

  /// Finds lines that went with one runner while jobs were quick, and whose job is not: wakes others.
  /// Answers which queues need how many new ones.
  func relieve(runningSince moment: ContinuousClock.Instant) -> [(queue: String, runners: Int)] {
    let (woken, needed) = state.withLock { state in
      var woken: [Wake] = []
      var needed: [(queue: String, runners: Int)] = []
      for (queue, line) in state.lines where line.isQuick && line.waiting > 0 {
        guard state.running.values.contains(where: { $0.job.queue == queue && $0.began < moment })
        else { continue }
        var line = line
        line.slowDown()
        woken += Self.wake(&line)
        let count = max(0, min(line.waiting, line.slots - line.runners))
        line.runners += count
        if count > 0 { needed.append((queue, count)) }
        state.lines[queue] = line
      }
      return (woken, needed)
    }
    for (runner, job) in woken { runner.resume(returning: job) }
    return needed
  }

  /// Notes that an attempt begins.
  func begin(_ attempt: JobAttempt) {
    state.withLock { state in
      state.running[attempt.job.ticket] = attempt
      state.started += 1
    }
  }

  /// Whom an end concerns besides the runner.
  struct Bells {
    /// Ends begin to gather.
    var flush = false
    /// There is room for more jobs of the queue, and reason to look for them.
    var claim = false
    /// An end that nobody writes may have been the last.
    var drain = false
  }

  /// Takes a job's end.
  func end(_ end: Settlement) -> Bells {
    let (woken, bells) = state.withLock { Self.end(end, &$0) }
    for (runner, job) in woken { runner.resume(returning: job) }
    return bells
  }

  /// Takes the end of a runner's last job and gives its next, if there is one: under one lock, because
  /// with quick jobs this is what all runners contend for.
  func turn(_ queue: String, after last: Settlement?) -> (job: ClaimedJob?, bells: Bells) {
    let (woken, bells, job) = state.withLock { state in
      let (woken, bells) = last.map { Self.end($0, &state) } ?? ([], Bells())
      return (woken, bells, state.lines[queue]?.takeNext())
    }
    for (runner, job) in woken { runner.resume(returning: job) }
    return (job, bells)
  }

  private static func end(_ end: Settlement, _ state: inout State) -> ([Wake], Bells) {
    var bells = Bells()
    state.running[end.job.ticket] = nil
    if case .leave = end.verdict {
      state.settled(end.job)
      bells.drain = true
    } else {
      bells.flush = state.ends.isEmpty
      state.ends.append(end)
    }
    guard let line = state.lines.index(forKey: end.job.queue) else { return ([], bells) }
    state.lines.values[line].finish(end.job, after: end.lasted)
    bells.claim = state.lines.values[line].isHungry
    // This runner looks for itself; only a suspect that had to wait needs another.
    return (end.job.isSuspect ? wake(&state.lines.values[line]) : [], bells)
  }

  /// Ends jobs that were never started.
  func giveBack(_ jobs: [ClaimedJob], _ verdict: Verdict = .handBack(wait: .zero)) {
    state.withLock { state in
      state.ends += jobs.map { Settlement($0, verdict) }
    }
  }

  /// Lets sleeping runners go home.
  func close() {
    let sleepers = state.withLock { state in
      state.isClosed = true
      var sleepers: [CheckedContinuation<ClaimedJob?, Never>] = []
      for queue in state.lines.keys {
        while let runner = state.lines[queue]?.wakeOne() { sleepers.append(runner) }
      }
      return sleepers
    }
    for sleeper in sleepers { sleeper.resume(returning: nil) }
  }

  private typealias Wake = (CheckedContinuation<ClaimedJob?, Never>, ClaimedJob)

  private static func wake(_ line: inout Line) -> [Wake] {
    var woken: [Wake] = []
    while !line.sleepers.isEmpty, !line.isQuick || line.awake == 0, let job = line.take() {
      guard let runner = line.wakeOne() else { break }
      woken.append((runner, job))
    }
    return woken
  }
}

/// A job and its end, on the way to the database.
struct Settlement: Sendable {
  let job: ClaimedJob
  let verdict: Verdict
  let attempt: JobAttempt?
  /// How long the attempt took.
  let lasted: Duration

  init(_ job: ClaimedJob, _ verdict: Verdict, attempt: JobAttempt? = nil) {
    self.job = job
    self.verdict = verdict
    self.attempt = attempt
    lasted = attempt.map { .now - $0.began } ?? .zero
  }

  /// Whether the end needs a row of its own. Asked when it is written: a heartbeat may have given the
  /// attempt a row while it ended.
  var isSingle: Bool {
    guard case .finish = verdict, let monitor = attempt?.monitor else { return true }
    return job.isAdorned || !monitor.isBare
  }
}
