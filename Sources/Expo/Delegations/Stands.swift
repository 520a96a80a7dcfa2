import Postgres

/// A booth that is set up for a firm.
public struct NewBooth: Sendable {
  /// The code of the hall that it is in.
  public let hall: String
  /// How many meetings it holds side by side, 1...20.
  public let tables: Int

  /// Describes a booth.
  public init(hall: String, tables: Int) {
    self.hall = hall
    self.tables = tables
  }
}

extension Enterprises {
  /// Gives a firm a stand of its own, where all its meetings are held and nobody else's.
  ///
  /// Meetings that are elsewhere are not touched: a repair of the timetable finds them a place.
  ///
  /// - Parameters:
  ///   - booth: The code of the booth; nil takes the stand away.
  ///   - setUp: How the booth is set up; nil where it is there.
  /// - Throws: `EnterpriseError.unknown`, `.noBooth`, `.exists`, `.invalid`, `CellsRefused`.
  @discardableResult
  public func stand(
    _ code: String, at booth: String?, _ setUp: NewBooth? = nil, expo: String,
    isDryRun: Bool = false
  ) async throws -> EnterpriseDetail {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      if let booth, let setUp {
        try await Self.setUp(booth, setUp, ImportScope(edition: edition, actor: context.actor), tx)
      }
      let stand = try await booth.asyncMap { code in
        guard let id = try await VenueQueries.boothIDs(of: edition.id, in: tx)[code] else {
          throw EnterpriseError.noBooth(code: code, expo: expo)
        }
        return id
      }
      guard try await ParticipationQueries.setStand(stand, of: code, edition.id, in: tx) else {
        throw EnterpriseError.unknown(code: code, expo: expo)
      }
      try await note("enterprise.stand", code, ["stand": booth ?? ""], edition, in: tx)
      return try await detail(code, of: edition, in: tx)
    }
  }

  /// Writes the booth, and its tables where it has more than one, as files of them would.
  private static func setUp(
    _ code: String, _ booth: NewBooth, _ scope: ImportScope, _ tx: PostgresTransaction
  ) async throws {
    guard (1...20).contains(booth.tables) else {
      throw EnterpriseError.invalid(
        field: "tables", value: "\(booth.tables)", rule: "a booth has 1 to 20")
    }
    var venues = try await VenuesImport.begin(scope, in: tx)
    if try await VenueQueries.spaceIDs(of: scope.required(by: "venues").id, in: tx)[code] != nil {
      throw EnterpriseError.exists(code: code)
    }
    let cells = ["venue_code": booth.hall, "space_code": code, "kind": "booth"]
    _ = try await venues.store([try TypedRow.read(cells, as: &venues)], in: tx)
    guard booth.tables > 1 else { return }
    var tables = try await TablesImport.begin(scope, in: tx)
    let rows = try (1...booth.tables).map { number throws(CellsRefused) in
      try TypedRow.read(["table_code": "\(code)-\(number)", "space_code": code], as: &tables)
    }
    _ = try await tables.store(rows, in: tx)
  }
}
