import Foundation
import Postgres

/// A stretch of time of one of the tables of the log.
struct LogPartition: Sendable {
  /// In the order in which they may go.
  enum Parent: String, CaseIterable, Sendable {
    case tickets = "job_tickets"
    case ends = "job_ends"
    case done = "job_done"
    case leases = "job_leases"
  }

  let parent: Parent
  let name: String
  let from: Date
  let to: Date

  init(_ parent: Parent, from: Date, to: Date) {
    self.parent = parent
    self.from = from
    self.to = to
    let day = from.formatted(Date.ISO8601FormatStyle().year().month().day().dateSeparator(.omitted))
    name = "\(parent.rawValue)_\(day)"
  }

  init(_ row: PostgresRow) throws {
    let name: String = try row.decode("parent")
    guard let parent = Parent(rawValue: name) else {
      throw JobError.coding(kind: "partition", reason: "unknown table \(name)")
    }
    self.init(parent, from: try row.decode("from"), to: try row.decode("to"))
  }
}
