import Foundation
import Postgres

/// The statements that read versions.
enum TimetableQueries {
  static let columns: SQL = """
    number, status, parent_number, input_hash, seed, seconds, wishes, placed, weight, bound, idle,
    moves, optimal, created_at, created_by, published_at, published_by, mode, as_of, moves_vip
    """

  /// All versions, the newest first.
  static func versions(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [ScheduleVersion] {
    try await tx.query(
      """
      /* Timetable.versions */ select \(columns) from schedule_versions where expo_id = \(expo)
      order by number desc
      """
    ).map { row throws in try ScheduleVersion(row) }
  }

  /// The newest version of the same question that may still count.
  static func version(
    withHash hash: [UInt8], of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> ScheduleVersion? {
    try await tx.first(
      """
      /* Timetable.versionWithHash */ select \(columns) from schedule_versions
      where expo_id = \(expo) and asked_hash = \(hash) and status in ('draft', 'published')
      order by number desc limit 1
      """
    ).map { row throws in try ScheduleVersion(row) }
  }

  /// Which version a caller means.
  enum Choice {
    case number(Int)
    case newest
    case published
    case publishedElseNewest
  }

  /// - Throws: `TimetableError.unknownVersion`, `.noVersion`.
  static func version(
    _ choice: Choice, of edition: Edition, in tx: PostgresTransaction
  ) async throws -> ScheduleVersion {
    let versions = try await versions(of: edition.id, in: tx)
    let published = versions.first { $0.status == .published }
    let newest = versions.first { $0.status != .discarded }
    switch choice {
    case .number(let number):
      guard let version = versions.first(where: { $0.number == number }) else {
        throw TimetableError.unknownVersion(number, expo: edition.code)
      }
      return version
    case .newest:
      guard let newest else { throw TimetableError.noVersion(expo: edition.code, published: false) }
      return newest
    case .published:
      guard let published else {
        throw TimetableError.noVersion(expo: edition.code, published: true)
      }
      return published
    case .publishedElseNewest:
      guard let version = published ?? newest else {
        throw TimetableError.noVersion(expo: edition.code, published: false)
      }
      return version
    }
  }

  static func certificate(
    of number: Int, expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> StoredCertificate {
    try await tx.query(
      """
      /* Timetable.certificate */ select certificate from schedule_versions
      where expo_id = \(expo) and number = \(number)
      """)[0].decode("certificate", as: JSON<StoredCertificate>.self).value
  }

  /// What a version changes, as it was worked out when it was made.
  static func changes(
    of number: Int, expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> ScheduleChanges? {
    try await tx.query(
      """
      /* Timetable.changes */ select changes from schedule_versions
      where expo_id = \(expo) and number = \(number)
      """)[0].decode("changes", as: JSON<ScheduleChanges>?.self)?.value
  }

  /// SHA-256 of a text, computed by the server.
  static func hash(_ text: String, in tx: PostgresTransaction) async throws -> [UInt8] {
    try await tx.query(
      "/* Timetable.hash */ select sha256(convert_to(\(text), 'UTF8')) as hash")[0].decode("hash")
  }
}

extension ScheduleVersion {
  init(_ row: PostgresRow) throws {
    self.init(
      number: try row.decode("number"), status: try row.decode("status"),
      parent: try row.decode("parent_number"), inputHash: try row.decode("input_hash"),
      seed: try row.decode("seed"), seconds: try row.decode("seconds"),
      wishes: try row.decode("wishes"), placed: try row.decode("placed"),
      weight: try row.decode("weight"), bound: try row.decode("bound"),
      idle: try row.decode("idle"), moves: try row.decode("moves"),
      optimal: try row.decode("optimal"), createdAt: try row.decode("created_at"),
      createdBy: try row.decode("created_by"), publishedAt: try row.decode("published_at"),
      publishedBy: try row.decode("published_by"), mode: try row.decode("mode"),
      asOf: try row.decode("as_of"), movesVIP: try row.decode("moves_vip"))
  }
}
