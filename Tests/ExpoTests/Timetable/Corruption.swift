import Postgres

/// Something done to the database behind everybody's back, and the checks that notice it.
struct Corruption: Sendable {
  let name: String
  let sql: SQL
  let noticed: [String]

  init(_ name: String, _ noticed: String..., sql: SQL) {
    self.name = name
    self.noticed = noticed
    self.sql = sql
  }

  static let all = meetings + input + figures

  private static let meetings = [
    Corruption(
      "a meeting at another table", "live", "reservations",
      sql: "update meetings set table_id = 103 where a_id = 13 and b_id = 22"),
    Corruption(
      "a meeting of another interpreter", "live", "reservations",
      sql: "update meetings set interpreter_id = 33 where interpreter_id = 31"),
    Corruption(
      "a meeting in another slot", "live", "reservations",
      sql: "update meetings set timeslot_id = 10 where a_id = 12"),
    Corruption(
      "a meeting at another time", "live",
      sql: """
        update meetings set during = '[2014-07-01 20:00+08,2014-07-01 21:00+08)' where a_id = 12
        """),
    Corruption(
      "a meeting of another rank", "live", "live_rules",
      sql: "update meetings set rank = 1 where a_id = 12"),
    Corruption(
      "a meeting of a team that is not there", "live", "reservations", "live_rules",
      sql: "update meetings set team_a = 2 where a_id = 12"),
    Corruption(
      "a meeting gone", "live", "reservations",
      sql: "update meetings set state = 'cancelled' where a_id = 12"),
    Corruption(
      "a meeting nobody planned", "live", "reservations", "live_rules",
      sql: """
        insert into meetings (expo_id, a_id, b_id, timeslot_id, duration_slots, during, table_id,
          team_a, team_b, changed_at)
        select 1, 12, 23, id, 1, during, 103, 1, 1, '2014-01-01' from timeslots where id = 8
        """),
    Corruption(
      "a reservation released", "reservations",
      sql: """
        update reservations set state = 'released' where id = (select min(id) from reservations)
        """),
    Corruption(
      "a reservation at another time", "reservations",
      sql: """
        update reservations set during = '[2014-07-03 00:00+08,2014-07-03 01:00+08)'
        where id = (select min(id) from reservations)
        """),
  ]

  private static let input = [
    Corruption(
      "a veto", "rules", "live_rules",
      sql: """
        insert into meeting_requests (expo_id, id, code, from_id, to_id, preference)
        overriding system value values (1, 99, 'V', 21, 12, 'no')
        """),
    Corruption(
      "a wish withdrawn", "rules", "live_rules",
      sql: "update meeting_requests set withdrawn_at = now() where id = 3"),
    Corruption(
      "a longer wish", "rules", "live_rules",
      sql: "update meeting_requests set duration_slots = 2 where id = 3"),
    Corruption(
      "a firm away", "rules", "live_rules",
      sql: """
        insert into availabilities (expo_id, participation_id, during)
        values (1, 12, '[2014-07-01 00:00+08,2014-07-03 00:00+08)')
        """),
    Corruption(
      "a firm that takes one meeting a day", "rules", "live_rules",
      sql: "update participations set daily_cap = 1 where id = 21"),
    Corruption(
      "a hall closed", "rules", "live_rules",
      sql: """
        insert into space_closures (expo_id, space_id, during)
        values (1, 2, '[2014-07-01 00:00+08,2014-07-03 00:00+08)')
        """),
    Corruption(
      "a table for higher ranks", "rules", "live_rules",
      sql: "update spaces set max_rank = 3 where id = 103"),
    Corruption(
      "an interpreter without the pair", "rules", "live_rules",
      sql: "update interpreters set pairs = '{en-zh}'"),
    Corruption(
      "an interpreter who tires sooner", "rules", "live_rules",
      sql: "update interpreters set max_consecutive_minutes = 30"),
    Corruption(
      "halls farther apart", "rules", "live_rules",
      sql: "update space_distances set walk_minutes = 300"),
  ]

  private static let figures = [
    Corruption("the weight", "figures", sql: "update schedule_versions set weight = weight - 1"),
    Corruption("the placed", "figures", sql: "update schedule_versions set placed = placed - 1"),
    Corruption("the wishes", "figures", sql: "update schedule_versions set wishes = wishes + 1"),
    Corruption("idle slots", "figures", sql: "update schedule_versions set idle = idle + 1"),
    Corruption("hall changes", "figures", sql: "update schedule_versions set moves = moves + 1"),
    Corruption(
      "a certificate without scale", "bound",
      sql: """
        update schedule_versions set certificate = jsonb_set(certificate, '{scale}', '0')
        """),
    Corruption(
      "a certificate for other days", "bound",
      sql: """
        update schedule_versions set certificate = jsonb_set(certificate, '{days}', '[]')
        """),
    Corruption(
      "a certificate with a price below zero", "bound",
      sql: """
        update schedule_versions set certificate = jsonb_set(certificate, '{firms}',
          '[{"id": 11, "slots": [-1000000, 0], "meetings": [0, 0]}]')
        """),
    Corruption(
      "a certificate that proves a higher bound than it says", "bound",
      sql: """
        update schedule_versions set certificate = jsonb_set(certificate, '{firms}',
          '[{"id": 11, "slots": [0, 100], "meetings": [0, 0]}]')
        """),
    Corruption(
      "an entry out of sight", "wishes", "figures", "live",
      sql: """
        alter table schedule_entries disable trigger all;
        delete from schedule_entries where a_id = 12
        """),
    Corruption(
      "an entry at another table", "figures", "live",
      sql: """
        alter table schedule_entries disable trigger all;
        update schedule_entries set table_id = 103 where a_id = 13 and b_id = 22
        """),
    Corruption(
      "a wish both placed and not", "wishes",
      sql: """
        insert into unplaced_wishes (expo_id, version_number, a_id, b_id, weight, reason, detail)
        values (1, 1, 12, 21, 2, '', '{}')
        """),
  ]
}
