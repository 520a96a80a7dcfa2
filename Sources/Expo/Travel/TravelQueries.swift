import Postgres

/// The statements on border posts.
enum TravelQueries {
  static func postCodes(in tx: PostgresTransaction) async throws -> Set<String> {
    Set(
      try await tx.query("/* Travel.postCodes */ select code from border_posts")
        .map { row throws in try row.decode("code", as: String.self) })
  }
}
