import Expo
import Logging

/// What a scrape is answered: this process's own counts, and how the queue stands.
struct MetricsPage: Sendable {
  let board: MetricsBoard
  let application: ExpoApplication
  let logger: Logger

  /// Longer than this a reader does not wait; then it gets what needs no database.
  private static let patience = Duration.seconds(3)

  func text() async -> String {
    (board.snapshot + (await standing()))
      .sorted { $0.name < $1.name }.map(\.text).joined()
  }

  private func standing() async -> [MetricFamily] {
    do {
      let standing = try await application.queueStanding(within: Self.patience)
      return [Self.gauge("database_up", [([], 1)])] + Self.families(of: standing)
    } catch {
      logger.debug("metrics without the database", metadata: ["error": "\(error)"])
      return [Self.gauge("database_up", [([], 0)])]
    }
  }

  static func families(of standing: QueueStanding) -> [MetricFamily] {
    let depths = standing.queues.flatMap { queue in
      queue.jobs.map { ([("queue", queue.name), ("state", $0.key)], Double($0.value)) }
    }
    var families = [
      gauge("jobs_depth", depths),
      gauge(
        "jobs_oldest_due_seconds",
        standing.queues.map { ([("queue", $0.name)], $0.oldestDueSeconds ?? 0) }),
      gauge("jobs_workers", [([], Double(standing.workers))]),
    ]
    if let holder = standing.horizon {
      let labels = [
        ("holder", holder.kind), ("pid", holder.pid.map(String.init) ?? ""), ("name", holder.name),
      ]
      families.append(gauge("database_horizon_age_seconds", [(labels, holder.seconds)]))
      families.append(
        gauge("database_horizon_age_transactions", [(labels, Double(holder.transactions))]))
    }
    return families
  }

  private static func gauge(
    _ name: String, _ values: [(labels: [(String, String)], value: Double)]
  ) -> MetricFamily {
    var family = MetricFamily(name: name, sort: .gauge)
    for (labels, value) in values { family.series[MetricLabels(labels)] = GaugeSeries(value) }
    return family
  }
}
