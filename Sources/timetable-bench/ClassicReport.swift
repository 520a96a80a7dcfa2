import Foundation
import Timetabling

/// The one line that solving an instance of the classic family prints.
struct ClassicReport: Encodable {
  let instance: String
  let family = "classic"
  let status: String
  /// The number of breaks, which the classic family counts and nothing else.
  let value: Int?
  let breaks: Int?
  let bound: Int
  let gap: Double?
  let fairness: Int?
  let first_feasible_s: Double?
  let seconds: Double
  let cpu_s: Double
  let peak_mb: Int
  let seed: UInt64
  let threads: Int
  let cancel_ms: Double?
  let clash: [String]?
  let clash_is_minimal: Bool?

  init(
    _ name: String, _ agenda: Agenda, _ outcome: AgendaOutcome, clash: AgendaClash?,
    seconds: Double, options: AgendaOptions, cancelMilliseconds: Double?
  ) {
    instance = name
    status = outcome.status.rawValue
    value = outcome.breaks
    breaks = outcome.breaks
    bound = outcome.bound
    gap = outcome.breaks.map { $0 == 0 ? 0 : Double($0 - outcome.bound) / Double($0) }
    fairness = agenda.fairness
    first_feasible_s = outcome.firstFeasible.map { Report.milliseconds($0 / .seconds(1)) }
    self.seconds = Report.milliseconds(seconds)
    cpu_s = Report.milliseconds(Usage.cpuSeconds)
    peak_mb = Usage.peakMegabytes
    seed = options.seed
    threads = options.threads
    cancel_ms = cancelMilliseconds
    self.clash = clash.map { $0.demands.map(agenda.words) }
    clash_is_minimal = clash?.isMinimal
  }
}

extension ClassicReport {
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// One line of progress on standard error.
  static func line(_ progress: AgendaProgress, after elapsed: Duration) {
    let seconds = Report.milliseconds(elapsed / .seconds(1))
    let text = "\(seconds) s: breaks \(progress.breaks ?? -1) bound \(progress.bound)\n"
    FileHandle.standardError.write(Data(text.utf8))
  }
}
