import Postgres

/// The statements that only exports need.
enum ExportQueries {
  /// How often the meeting of each pair of firms was changed, by their codes `RU0001–CN0002`.
  static func sequences(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [String: Int] {
    try await tx.query(
      """
      /* Timetable.sequences */ select a.code || '–' || b.code || coalesce((
          select string_agg('–' || g.code, '' order by u.n)
          from unnest(m.guest_ids) with ordinality u (id, n)
          join participations g on g.expo_id = m.expo_id and g.id = u.id), '') as pair,
        max(m.sequence) as sequence
      from meetings m
      join participations a on a.expo_id = m.expo_id and a.id = m.a_id
      join participations b on b.expo_id = m.expo_id and b.id = m.b_id
      where m.expo_id = \(expo)
      group by 1
      """
    ).reduce(into: [:]) { sequences, row throws in
      sequences[try row.decode("pair")] = try row.decode("sequence", as: Int.self)
    }
  }
}
