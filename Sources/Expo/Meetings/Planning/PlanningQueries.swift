import Foundation
import Postgres

/// The statements that read what a timetable is made from; run them in one snapshot.
enum PlanningQueries {
  /// Reads everything, or of the firms and their requests only those named.
  static func load(
    _ edition: Edition, firms: [Identifier<Participation>]? = nil, in tx: PostgresTransaction
  ) async throws -> PlanningData {
    let tables = try await tables(of: edition.id, in: tx)
    let interpreters = try await interpreters(of: edition.id, in: tx)
    let places = try await halls(of: edition.id, stations: interpreters.map(\.station), in: tx)
    let busy = try await busy(of: edition.id, in: tx)
    let measured = try await walks(of: edition.id, in: tx) + places.walksIntoStands
    return PlanningData(
      expo: edition.id, expoCode: edition.code, timeZone: edition.timeZone,
      slots: try await slots(of: edition.id, in: tx),
      halls: places.halls, tables: tables,
      walks: HallWalks.complete(measured, between: places.ends),
      firms: try await self.firms(of: edition.id, only: firms, busy: busy, in: tx),
      interpreters: interpreters.map { $0.stationed(in: places, busy: busy) },
      requests: try await requests(of: edition.id, only: firms, in: tx),
      locked: try await MeetingQueries.planned(of: edition.id, lockedOnly: true, in: tx))
  }

  private static func firms(
    of expo: Identifier<Edition>, only firms: [Identifier<Participation>]?,
    busy: [Identifier<Participation>: [TimeRange]], in tx: PostgresTransaction
  ) async throws -> [PlanningFirm] {
    let only = firms?.map(\.rawValue)
    return try await tx.query(
      """
      /* Planning.firms */ select p.id, p.code,
        (select jsonb_object_agg(n.language, n.name) from party_names n
          where n.party_id = p.party_id and n.kind = 'legal' and upper_inf(n.valid)) as names,
        a.country, d.code as delegation, p.languages, p.teams, p.daily_cap, coalesce(p.sold_meetings, 0) as sold,
        p.stand_id, p.rank, p.is_vip,
        p.state <> 'approved' as is_gone
      from participations p join parties a on a.id = p.party_id
      left join delegations d on d.expo_id = p.expo_id and d.id = p.delegation_id
      where p.expo_id = \(expo) and p.role = 'enterprise' and (p.state = 'approved'
        or exists (select from meetings m where m.expo_id = p.expo_id and m.state = 'confirmed'
          and (p.id in (m.a_id, m.b_id) or p.id = any(m.guest_ids))))
        and (\(only)::bigint[] is null or p.id = any(\(only)::bigint[]))
      order by p.id
      """
    ).map { row throws in
      let id: Identifier<Participation> = try row.decode("id")
      return PlanningFirm(
        id: id, code: try row.decode("code"),
        names: try row.decode("names", as: JSON<LocalizedText>?.self)?.value ?? LocalizedText([:]),
        country: try row.decode("country"), delegation: try row.decode("delegation"),
        languages: try row.decode("languages"), teams: try row.decode("teams"),
        dailyCap: try row.decode("daily_cap"), sold: try row.decode("sold"),
        stand: try row.decode("stand_id"),
        rank: try row.decode("rank"),
        isVIP: try row.decode("is_vip"), busy: busy[id] ?? [],
        isGone: try row.decode("is_gone"))
    }
  }

  /// When people are away, within the time of the slots; who takes no part any more always is.
  private static func busy(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [Identifier<Participation>: [TimeRange]] {
    try await tx.query(
      """
      /* Planning.busy */ with hull as (
        select tstzrange(min(lower(during)), max(upper(during)) + interval '1 day') as h
        from timeslots where expo_id = \(expo)
      )
      select a.participation_id, lower(a.during * h), upper(a.during * h)
      from availabilities a join hull on a.during && h
      where a.expo_id = \(expo)
      union all
      select p.id, lower(i.during * h), upper(i.during * h)
      from programme_items i join hull on i.during && h
      join participations p on p.expo_id = i.expo_id and p.code = any(i.attendees)
      where i.expo_id = \(expo)
      union all
      select p.id, lower(h), upper(h) from participations p cross join hull
      where p.expo_id = \(expo) and p.state <> 'approved' and h is not null
        and p.role in ('enterprise', 'interpreter')
      order by 1, 2, 3
      """
    ).reduce(into: [:]) { busy, row throws in
      let (person, start, end) = try row.decode(
        Identifier<Participation>.self, Date.self, Date.self)
      busy[person, default: []].append(TimeRange(start: start, end: end))
    }
  }

  private static func interpreters(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [PlanningInterpreter] {
    try await tx.query(
      """
      /* Planning.interpreters */ select p.id, p.code,
        (select jsonb_object_agg(n.language, n.name) from party_names n
          where n.party_id = p.party_id and n.kind = 'legal' and upper_inf(n.valid)) as names,
        i.pairs, i.sectors, i.max_minutes_per_day, i.max_consecutive_minutes,
        i.available_days::text[] as available_days, i.vip_cleared, i.station_id
      from interpreters i
      join participations p on p.expo_id = i.expo_id and p.id = i.participation_id
      where i.expo_id = \(expo) and (p.state = 'approved'
        or exists (select from meetings m where m.expo_id = i.expo_id and m.state = 'confirmed'
          and m.interpreter_id = p.id))
      order by p.id
      """
    ).map { row throws in
      PlanningInterpreter(
        id: try row.decode("id"), code: try row.decode("code"),
        names: try row.decode("names", as: JSON<LocalizedText>?.self)?.value ?? LocalizedText([:]),
        pairs: try row.decode("pairs"), sectors: try row.decode("sectors"),
        maxMinutesPerDay: try row.decode("max_minutes_per_day"),
        maxMinutesInARow: try row.decode("max_consecutive_minutes"),
        availableDays: try row.decode("available_days", as: [String].self)
          .compactMap { CalendarDay($0) },
        isCleared: try row.decode("vip_cleared"), busy: [], station: try row.decode("station_id"))
    }
  }

  private static func requests(
    of expo: Identifier<Edition>, only firms: [Identifier<Participation>]?,
    in tx: PostgresTransaction
  ) async throws -> [PlanningRequest] {
    let only = firms?.map(\.rawValue)
    return try await tx.query(
      """
      /* Planning.requests */ select r.id, r.code, r.from_id, r.to_id, r.preference,
        r.sector_code, r.duration_slots, r.rank, r.needs_interpreter, r.guest_ids
      from meeting_requests r
      join participations f on f.expo_id = r.expo_id and f.id = r.from_id
      join participations t on t.expo_id = r.expo_id and t.id = r.to_id
      where r.expo_id = \(expo) and r.withdrawn_at is null
        and f.state = 'approved' and t.state = 'approved'
        and (\(only)::bigint[] is null
          or r.guest_ids || array[r.from_id, r.to_id] <@ \(only)::bigint[])
        and not exists (select from participations g where g.expo_id = r.expo_id
          and g.id = any(r.guest_ids) and g.state <> 'approved')
      order by r.id
      """
    ).map { row throws in
      let (id, code, from, to, preference, sector, duration, rank, needs, guests) = try row.decode(
        Int64.self, String.self, Identifier<Participation>.self, Identifier<Participation>.self,
        Preference.self, String?.self, Int.self, Int.self, Bool?.self,
        [Identifier<Participation>].self)
      return PlanningRequest(
        id: id, code: code, from: from, to: to, preference: preference, sector: sector,
        durationSlots: duration, rank: rank, needsInterpreter: needs, guests: guests)
    }
  }
}

extension PlanningInterpreter {
  /// With the hall of the station instead of the station, and the times away.
  fileprivate func stationed(
    in places: PlanningQueries.Places, busy: [Identifier<Participation>: [TimeRange]]
  ) -> PlanningInterpreter {
    PlanningInterpreter(
      id: id, code: code, names: names, pairs: pairs, sectors: sectors,
      maxMinutesPerDay: maxMinutesPerDay, maxMinutesInARow: maxMinutesInARow,
      availableDays: availableDays, isCleared: isCleared, busy: busy[id] ?? [],
      station: station.flatMap { places.hallOfStation[$0] })
  }
}
