import Foundation
import Postgres

@testable import Expo

/// Writes planning data into an empty database, with the keys it has.
extension PlanningData {
  func insert(into client: PostgresClient) async throws {
    try await client.transaction { tx in
      try await insertPlaces(in: tx)
      try await insertPeople(in: tx)
      for request in requests {
        try await tx.execute(
          """
          insert into meeting_requests (expo_id, id, code, from_id, to_id, preference, sector_code,
            duration_slots, rank, needs_interpreter, guest_ids)
          overriding system value
          values (\(expo), \(request.id), \(request.code), \(request.from), \(request.to),
            \(request.preference), \(request.sector), \(request.durationSlots), \(request.rank),
            \(request.needsInterpreter), \(request.guests))
          """)
      }
      // What is entered later is numbered beyond what was given its keys here.
      for table in ["spaces", "meeting_requests"] {
        try await tx.execute("select setval(pg_get_serial_sequence(\(table), 'id'), 10000)")
      }
    }
  }

  private func insertPlaces(in tx: PostgresTransaction) async throws {
    try await tx.execute(
      """
      insert into expos (id, code, edition, names, host_country, city, time_zone, dates)
      overriding system value
      values (\(expo), \(expoCode), 1, '{"en": "Test expo"}', 'CN', 'Harbin', \(timeZone),
        '[2014-06-30,2014-07-04]')
      """)
    for code in ["ENE", "FOR", "AGR"] {
      try await tx.execute(
        "insert into sectors (code, names) values (\(code), \(JSON(["en": code])))")
    }
    for slot in slots {
      try await tx.execute(
        """
        insert into timeslots (expo_id, id, code, day, during, buffer_minutes, session)
        overriding system value
        values (\(expo), \(slot.id), \(slot.code), \(slot.day.description)::date,
          tstzrange(\(slot.start), \(slot.end)), \(slot.bufferMinutes), \(slot.session))
        """)
    }
    for hall in halls {
      try await tx.execute(
        """
        insert into spaces (expo_id, id, code, kind, names) overriding system value
        values (\(expo), \(hall.id), \(hall.code), 'hall', \(hall.names.map { JSON($0) }))
        """)
    }
    for table in tables {
      try await tx.execute(
        """
        insert into spaces (expo_id, id, parent_id, code, kind, seats, max_rank)
        overriding system value
        values (\(expo), \(table.id), \(table.hall), \(table.code), 'table', \(table.seats),
          \(table.maxRank))
        """)
      for closure in table.closures {
        try await tx.execute(
          """
          insert into space_closures (expo_id, space_id, during)
          values (\(expo), \(table.id), tstzrange(\(closure.start), \(closure.end)))
          """)
      }
    }
    for walk in walks {
      try await tx.execute(
        """
        insert into space_distances (expo_id, from_id, to_id, walk_minutes)
        values (\(expo), \(walk.from), \(walk.to), \(walk.minutes))
        """)
    }
  }

  private func insertPeople(in tx: PostgresTransaction) async throws {
    for delegation in Set(firms.compactMap(\.delegation)).sorted() {
      try await tx.execute(
        """
        insert into delegations (expo_id, code, kind, country, names)
        values (\(expo), \(delegation), 'regional', \(String(delegation.prefix(2))),
          '{"en": "Delegation"}')
        """)
    }
    for firm in firms {
      try await insert(firm.id, firm.code, "enterprise", firm.names, firm.country, in: tx)
      try await tx.execute(
        """
        update participations set languages = \(firm.languages), teams = \(firm.teams),
          daily_cap = \(firm.dailyCap), rank = \(firm.rank), is_vip = \(firm.isVIP),
          stand_id = \(firm.stand),
          delegation_id = (select id from delegations
            where expo_id = \(expo) and code = \(firm.delegation))
        where expo_id = \(expo) and id = \(firm.id)
        """)
      try await insertBusy(firm.busy, of: firm.id, in: tx)
    }
    for person in interpreters {
      try await insert(person.id, person.code, "interpreter", person.names, "CN", in: tx)
      let days = person.availableDays.map(\.description)
      try await tx.execute(
        """
        insert into interpreters (expo_id, participation_id, pairs, sectors, max_minutes_per_day,
          max_consecutive_minutes, available_days, vip_cleared, station_id)
        values (\(expo), \(person.id), \(person.pairs), \(person.sectors),
          \(person.maxMinutesPerDay), \(person.maxMinutesInARow), \(days)::text[]::date[],
          \(person.isCleared), \(person.station))
        """)
      try await insertBusy(person.busy, of: person.id, in: tx)
    }
  }

  private func insert(
    _ id: Identifier<Participation>, _ code: String, _ role: String, _ names: LocalizedText,
    _ country: String?, in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      "insert into parties (id, kind, country) values (\(id), 'enterprise', \(country))")
    for (language, name) in names.texts {
      try await tx.execute(
        """
        insert into party_names (party_id, language, kind, name)
        values (\(id), \(language), 'legal', \(name))
        """)
    }
    try await tx.execute(
      """
      insert into participations (expo_id, id, party_id, code, role)
      values (\(expo), \(id), \(id), \(code), \(role))
      """)
  }

  private func insertBusy(
    _ busy: [TimeRange], of id: Identifier<Participation>, in tx: PostgresTransaction
  ) async throws {
    for range in busy {
      try await tx.execute(
        """
        insert into availabilities (expo_id, participation_id, during)
        values (\(expo), \(id), tstzrange(\(range.start), \(range.end)))
        """)
    }
  }
}
