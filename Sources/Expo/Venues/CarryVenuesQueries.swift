import Postgres

/// The statements that give an expo the places of another.
enum CarryVenuesQueries {
  /// Copies the tree of spaces with the distances between them, and says how many spaces there are.
  static func copy(
    from source: Identifier<Edition>, to target: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> Int {
    let copied = try await tx.query(
      """
      /* Venues.copySpaces */ insert into spaces (expo_id, code, kind, names, capacity, area_m2, seats,
        zone, max_rank, equipment, accessible)
      select \(target), code, kind, names, capacity, area_m2, seats, zone, max_rank, equipment,
        accessible
      from spaces where expo_id = \(source) order by id returning id
      """
    ).count
    try await tx.execute(
      """
      /* Venues.copyTree */ update spaces t set parent_id = tp.id
      from spaces s join spaces sp on sp.expo_id = s.expo_id and sp.id = s.parent_id
      join spaces tp on tp.expo_id = \(target) and tp.code = sp.code
      where s.expo_id = \(source) and t.expo_id = \(target) and t.code = s.code
      """)
    try await tx.execute(
      """
      /* Venues.copyDistances */ insert into space_distances
        (expo_id, from_id, to_id, walk_minutes)
      select \(target), tf.id, tt.id, d.walk_minutes
      from space_distances d
      join spaces sf on sf.expo_id = d.expo_id and sf.id = d.from_id
      join spaces st on st.expo_id = d.expo_id and st.id = d.to_id
      join spaces tf on tf.expo_id = \(target) and tf.code = sf.code
      join spaces tt on tt.expo_id = \(target) and tt.code = st.code
      where d.expo_id = \(source)
      """)
    return copied
  }
}
