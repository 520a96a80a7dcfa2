public import Foundation

/// How far a job is, as it last said.
public struct JobProgress: Sendable, Hashable {
  /// Where the job stands now.
  public let state: JobState
  /// 0 … 1, if the handler can tell.
  public let fraction: Double?
  /// What the handler reported besides, as JSON text.
  public let detailJSON: String?
  /// When it was reported, by the clock of the database; nil before the first report.
  public let at: Date?

  /// A report.
  public init(state: JobState, fraction: Double?, detailJSON: String?, at: Date?) {
    self.state = state
    self.fraction = fraction
    self.detailJSON = detailJSON
    self.at = at
  }

  /// The detail as the type the handler reported, nil before the first report.
  public func detail<Detail: Decodable>(as: Detail.Type) throws -> Detail? {
    try detailJSON.map { try JobCoding.decode(Detail.self, from: $0, kind: "progress") }
  }
}
