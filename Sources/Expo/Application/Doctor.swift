import Foundation
import Jobs

/// Looks whether everything is in order, and says what to do where it is not.
public struct Doctor: Sendable {
  private let administration: DatabaseAdministration
  private let context: Context?

  /// - Parameters:
  ///   - administration: The database as an administrator sees it.
  ///   - application: The slices, when the database could be opened.
  public init(_ administration: DatabaseAdministration, application: ExpoApplication?) {
    self.administration = administration
    context = application?.context
  }

  /// Every check in turn; none of them changes anything.
  public func checks() async -> [Finding] {
    var findings = [await database()]
    guard let context else { return findings }
    findings.append(await check("clock") { try await Self.clock(context) })
    findings.append(await check("workers") { try await Self.workers(context) })
    findings.append(await check("jobs") { try await Self.jobs(context) })
    findings.append(await check("horizon") { try await Self.horizon(context) })
    findings.append(await check("audit") { try await Self.audit(context) })
    return findings
  }

  private func database() async -> Finding {
    await check("database") {
      let status = try await administration.status()
      guard status.state == "running" else {
        return Finding(
          "database", .failed, "the private cluster is \(status.state)", "expoctl db start")
      }
      if !status.pending.isEmpty {
        return Finding(
          "database", .failed,
          "schema \(status.schema ?? 0), this program needs \(status.program ?? 0)",
          "expoctl db migrate")
      }
      return Finding(
        "database", .fine, "PostgreSQL \(status.version ?? ""), schema \(status.schema ?? 0)")
    }
  }

  private func check(
    _ name: String, _ body: () async throws -> Finding
  ) async -> Finding {
    do {
      return try await body()
    } catch {
      let failure = Failure.of(error)
      return Finding(name, .failed, failure?.message ?? "cancelled", failure?.advice)
    }
  }

  private static func clock(_ context: Context) async throws -> Finding {
    let there = try await DoctorQueries.now(context.database)
    let seconds = abs(there.timeIntervalSince(context.now()))
    if seconds < 5 { return Finding("clock", .fine, "this machine and the database agree") }
    return Finding(
      "clock", .warned, "this machine and the database are \(Int(seconds)) s apart",
      "set the clocks by NTP; the database's clock decides")
  }

  private static func workers(_ context: Context) async throws -> Finding {
    let count = try await DoctorQueries.liveWorkers(context.database)
    if count > 0 { return Finding("workers", .fine, "\(count) alive") }
    return Finding("workers", .warned, "none alive", "start one: expo-worker")
  }

  private static func jobs(_ context: Context) async throws -> Finding {
    let dead = try await JobQueue(client: context.database).jobs(
      JobFilter(states: [.dead], limit: 100)
    ).count
    if dead == 0 { return Finding("jobs", .fine, "none dead") }
    return Finding(
      "jobs", .warned, "\(dead == 100 ? "100 or more" : "\(dead)") dead",
      "see why with: expoctl job list --state dead")
  }

  private static func horizon(_ context: Context) async throws -> Finding {
    guard let holder = try await DoctorQueries.horizonHolder(context.database),
      holder.kind == "slot" ? holder.transactions > 100_000 : holder.seconds > 300
    else { return Finding("horizon", .fine, "nobody holds back cleaning for long") }
    let who =
      holder.pid.map { "backend \($0) (\(holder.name))" } ?? "the \(holder.kind) \(holder.name)"
    return Finding(
      "horizon", .warned,
      "\(who) holds back cleaning by \(holder.transactions) transactions, \(Int(holder.seconds)) s",
      "dead rows pile up meanwhile: end it")
  }

  private static func audit(_ context: Context) async throws -> Finding {
    if try await DoctorQueries.chainsAreWhole(context.database) {
      return Finding("audit", .fine, "every chain ends where its head says")
    }
    return Finding("audit", .failed, "a chain was cut", "compare with a backup")
  }
}

extension Doctor {
  /// How one check came out.
  public enum Outcome: String, Sendable, Codable {
    /// In order.
    case fine
    /// Works, but someone should look.
    case warned
    /// Does not work.
    case failed
  }

  /// What one check found.
  public struct Finding: Sendable, Codable {
    /// What was looked at.
    public let name: String
    /// How it came out.
    public let outcome: Outcome
    /// What was found.
    public let what: String
    /// What to do about it.
    public let advice: String?

    init(_ name: String, _ outcome: Outcome, _ what: String, _ advice: String? = nil) {
      self.name = name
      self.outcome = outcome
      self.what = what
      self.advice = advice
    }
  }
}
