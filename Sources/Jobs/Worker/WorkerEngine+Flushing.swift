import Foundation
import Logging
import Postgres

extension WorkerEngine {
  /// Writes ends as they come: while one write is under way the next ends gather, so that the busier the
  /// worker, the more jobs share a commit.
  func flushLoop() async {
    while true {
      let ends = shop.with { state in
        defer { state.ends = [] }
        state.writing = state.ends.count
        return state.ends
      }
      if ends.isEmpty {
        if isOver { return }
        await flushBell.wait(atMost: .seconds(3600))
        continue
      }
      await write(ends)
      drainBell.ring()
      if mode == .untilIdle { claimBell.ring() }
    }
  }

  private func write(_ ends: [Settlement]) async {
    var trouble = Trouble(loop: "writing ends", logger: logger)
    var left = ends
    while !left.isEmpty {
      do {
        left = try await writeOnce(left)
        trouble.passed()
        guard !left.isEmpty else { break }
        // A handler's transaction holds them: others need not wait for it.
        shop.with { [left] in $0.ends += left }
        if isOver { return shop.with { $0.writing = 0 } }
        shop.with { $0.writing = 0 }
        try await Task.sleep(for: .milliseconds(50))
        return
      } catch let error as PostgresError where error.isPassing {
        let pause = trouble.failed(error)
        if isOver { break }
        do { try await Task.sleep(for: pause) } catch { break }
      } catch is BoundExceeded {
        if isOver { break }
      } catch {
        if left.count == 1 || isOver {
          logger.error("ends cannot be written", metadata: ["error": "\(error)"])
          for end in left { note(end, .unsettled) }
          break
        }
        // One by one, so that the one it is about is the only one to stay.
        for end in left { await write([end]) }
        break
      }
    }
    shop.with { $0.writing = 0 }
  }

  /// Answers what has to be tried again.
  private func writeOnce(_ ends: [Settlement]) async throws -> [Settlement] {
    let plain = ends.filter { !$0.isSingle }
    if !plain.isEmpty { try await complete(plain) }
    var left = ends.filter(\.isSingle)
    var locked: [Settlement] = []
    while !left.isEmpty {
      let chunk = Array(left.prefix(500))
      locked += try await end(chunk)
      left.removeFirst(chunk.count)
    }
    return locked
  }

  private func complete(_ ends: [Settlement]) async throws {
    for (worker, ends) in ends.grouped(by: \.job.worker) {
      let number = shop.with { $0.nextFlush }
      let ranges = ends.grouped(by: \.job.queue).flatMap { queue, ends in
        ends.map(\.job.ticket.id.rawValue).ranges().map { (queue: queue, ids: $0) }
      }
      let sql = LeaseQueries.complete(ranges, number: number, worker: worker)
      let row = try await bounded(by: configuration.lease / 2) { [control] in
        try await control.first(sql)
      }
      let isOurs = try row?.decode("is_ours", as: Bool.self) ?? false
      let perClaim = ends.grouped(by: \.job.claim)
      shop.with { state in
        state.nextFlush = number + 1
        if state.detached.isEmpty {
          for (claim, ends) in perClaim { state.claims.settled(claim, jobs: ends.count) }
        } else {
          for end in ends { state.settled(end.job) }
        }
      }
      noteAll(ends, isOurs ? .done : .lost)
    }
  }

  /// Ends tickets one for one; answers those that are locked.
  private func end(_ ends: [Settlement]) async throws -> [Settlement] {
    var byTicket = Dictionary(ends.map { ($0.job.ticket, $0) }) { first, _ in first }
    for (worker, ends) in Dictionary(grouping: ends, by: \.job.worker) {
      let sql = EndQueries.end(
        ends.map { Ending(ticket: $0.job.ticket, verdict: $0.verdict) }, by: worker)
      let rows = try await bounded(by: configuration.lease / 2) { [control] in
        try await control.query(sql)
      }
      for row in rows {
        let ticket = Ticket(
          id: JobID(rawValue: try row.decode("id")),
          turn: Int(try row.decode("turn", as: Int32.self)))
        guard let end = byTicket.removeValue(forKey: ticket) else { continue }
        shop.with { $0.settled(end.job) }
        note(end, try outcome(row, of: end))
      }
    }
    return ends.filter { byTicket[$0.job.ticket] != nil }
  }

  private func outcome(_ row: PostgresRow, of end: Settlement) throws -> JobMetrics.Outcome {
    if end.job.extra?.batch != nil {
      // Steps after it may be due, or what follows the batch.
      lookAgain()
      expectDue(in: .zero)
    }
    if try !row.decode("is_new", as: Bool.self) {
      let wasOurs = try row.decode("ender", as: UUID?.self) == end.job.worker
      return try wasOurs && row.decode("outcome", as: String?.self) == "done" ? .done : .lost
    }
    switch try row.decode("fate", as: String.self) {
    case "done": return .done
    case "dead": return .dead
    case "cancelled": return .cancelled
    case "again":
      lookAgain()
    default:
      expectDue(in: end.verdict.wait)
    }
    if case .handBack = end.verdict { return .handedBack }
    return .retried
  }

  private func noteAll(_ ends: [Settlement], _ outcome: JobMetrics.Outcome) {
    for (kind, ends) in ends.grouped(by: \.job.kind) {
      metrics.ended(kind: kind, outcome: outcome, count: ends.count)
      metrics.lasted(kind: kind, since: ends.lazy.compactMap(\.attempt?.began))
    }
    guard logger.logLevel <= outcome.level else { return }
    for end in ends { log(end, outcome) }
  }

  private func note(_ end: Settlement, _ outcome: JobMetrics.Outcome) { noteAll([end], outcome) }

  private func log(_ end: Settlement, _ outcome: JobMetrics.Outcome) {
    var metadata: Logger.Metadata = ["outcome": "\(outcome.rawValue)"]
    if case .fail(_, let message, _, _) = end.verdict { metadata["error"] = "\(message)" }
    JobAttempt.log(end.job, logger).log(
      level: outcome.level, "attempt ended", metadata: metadata)
  }
}

extension [Settlement] {
  /// As `Dictionary(grouping:by:)`, and almost for nothing where all are of one group, as most are.
  fileprivate func grouped<Key: Hashable>(
    by key: (Settlement) -> Key
  ) -> [(key: Key, value: [Settlement])] {
    guard let first = first.map(key), contains(where: { key($0) != first }) else {
      return first.map { [(key($0), self)] } ?? []
    }
    return Array<(key: Key, value: [Settlement])>(Dictionary(grouping: self, by: key))
  }
}

extension JobMetrics.Outcome {
  /// How loud the log tells of it.
  fileprivate var level: Logger.Level {
    switch self {
    case .done: .debug
    case .dead, .lost, .unsettled: .warning
    case .retried, .cancelled, .handedBack: .info
    }
  }
}
