import Documents
import Foundation
import Testing

@testable import Expo

@Suite("The sample expo", .timeLimit(.minutes(1)))
struct SampleExpoTests {
  static let files = Dictionary(
    uniqueKeysWithValues: SampleExpo().files().map { ($0.name, $0) })

  /// The cells of a column of a file.
  static func column(_ name: String, _ file: String) throws -> [String] {
    let file = try #require(files[file])
    let index = try #require(file.columns.firstIndex(of: name))
    return file.rows.map { $0[index] }
  }

  /// FNV-1a over all files, names and bytes.
  static func checksum(_ sample: SampleExpo) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for file in sample.files() {
      for byte in Array(file.name.utf8) + file.bytes {
        hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
      }
    }
    return hash
  }

  @Test("The same seed gives the same bytes, another seed others")
  func determinism() {
    let sum = Self.checksum(SampleExpo())
    #expect(sum == Self.checksum(SampleExpo(seed: 2027)))
    #expect(sum != Self.checksum(SampleExpo(seed: 2028)))
    // What every machine must come to; a change of the sample changes it.
    #expect(sum == 17_152_628_476_462_914_252)
  }

  @Test("Counts of the default sample")
  func counts() {
    let counts = Self.files.mapValues(\.rows.count)
    #expect(
      counts == [
        "expos.csv": 1, "expo_names.csv": 3, "sectors.csv": 12, "border_posts.csv": 5,
        "trade_stats.csv": 5, "venues.csv": 10, "distances.csv": 10, "tables.csv": 62,
        "timeslots.csv": 33, "programme.csv": 7, "delegations.csv": 24, "enterprises.csv": 410,
        "contacts.csv": 869, "interpreters.csv": 35, "availability.csv": 117,
        "requests.csv": 2249, "deals.csv": 36,
      ])
  }

  @Test("Written files read back without a fault, as they were made")
  func written() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { unlinkFolder(folder) }
    let sample = SampleExpo(seed: 5, russianFirms: 3, chineseFirms: 4, interpreters: 2, tables: 3)
    let counts = try sample.write(to: folder.path)
    for file in sample.files() {
      let reader = try DelimitedReader(path: folder.appending(path: file.name).path)
      var events: [DelimitedEvent] = []
      while let event = try reader.next() { events.append(event) }
      #expect(events.first == .header(file.columns))
      let rows = events.dropFirst().map { event -> [String] in
        if case .row(let row) = event { row.cells } else { ["\(event)"] }
      }
      #expect(rows == file.rows)
      #expect(counts[file.name] == rows.count)
    }
    #expect(counts.count == 17)
    #expect(counts["enterprises.csv"] == 7)
  }

  static let references: [(column: String, file: String, target: String, key: String)] = [
    ("parent_code", "delegations.csv", "delegations.csv", "delegation_code"),
    ("delegation_code", "enterprises.csv", "delegations.csv", "delegation_code"),
    ("sector_code", "enterprises.csv", "sectors.csv", "sector_code"),
    ("delegation_code", "contacts.csv", "delegations.csv", "delegation_code"),
    ("enterprise_code", "contacts.csv", "enterprises.csv", "enterprise_code"),
    ("arrival_post", "contacts.csv", "border_posts.csv", "post_code"),
    ("sectors", "interpreters.csv", "sectors.csv", "sector_code"),
    ("enterprise_code", "availability.csv", "enterprises.csv", "enterprise_code"),
    ("from_enterprise", "requests.csv", "enterprises.csv", "enterprise_code"),
    ("to_enterprise", "requests.csv", "enterprises.csv", "enterprise_code"),
    ("sector_code", "requests.csv", "sectors.csv", "sector_code"),
    ("ru_enterprise", "deals.csv", "enterprises.csv", "enterprise_code"),
    ("cn_enterprise", "deals.csv", "enterprises.csv", "enterprise_code"),
    ("space_code", "tables.csv", "venues.csv", "space_code"),
    ("space_code", "programme.csv", "venues.csv", "space_code"),
    ("sector_code", "programme.csv", "sectors.csv", "sector_code"),
    ("from_space", "distances.csv", "venues.csv", "space_code"),
    ("to_space", "distances.csv", "venues.csv", "space_code"),
  ]

  @Test("References resolve", arguments: references)
  func resolves(_ column: String, _ file: String, _ target: String, _ key: String) throws {
    let known = Set(try Self.column(key, target))
    let used = try Self.column(column, file).flatMap { $0.split(separator: ";").map(String.init) }
    #expect(used.filter { !known.contains($0) } == [])
  }

  static let keys: [(column: String, file: String)] = [
    ("sector_code", "sectors.csv"), ("post_code", "border_posts.csv"),
    ("delegation_code", "delegations.csv"), ("enterprise_code", "enterprises.csv"),
    ("name_zh", "enterprises.csv"), ("website", "enterprises.csv"),
    ("contact_code", "contacts.csv"), ("travel_doc_no", "contacts.csv"), ("email", "contacts.csv"),
    ("interpreter_code", "interpreters.csv"), ("request_code", "requests.csv"),
    ("deal_code", "deals.csv"), ("table_code", "tables.csv"), ("slot_code", "timeslots.csv"),
    ("starts_at", "timeslots.csv"), ("event_code", "programme.csv"),
    ("stat_code", "trade_stats.csv"),
  ]

  @Test("Keys are there and unique", arguments: keys)
  func unique(_ column: String, _ file: String) throws {
    let values = try Self.column(column, file)
    #expect(Set(values).count == values.count)
    #expect(!values.contains(""))
  }

  @Test("Each delegation has exactly one head")
  func heads() throws {
    let roles = zip(
      try Self.column("role", "contacts.csv"), try Self.column("delegation_code", "contacts.csv"))
    let heads = roles.filter { $0.0 == "head" }.map(\.1)
    #expect(heads.sorted() == (try Self.column("delegation_code", "delegations.csv")).sorted())
  }

  @Test("Hosts are ones that nobody can have")
  func hosts() throws {
    let hosts =
      try Self.column("email", "contacts.csv") + Self.column("website", "enterprises.csv")
      + Self.column("focal_email", "delegations.csv")
    #expect(hosts.filter { !$0.hasSuffix(".test") && !$0.hasSuffix(".example") } == [])
  }
}

/// Removes what a test has written.
private func unlinkFolder(_ folder: URL) {
  do {
    try FileManager.default.removeItem(at: folder)
  } catch {
    Issue.record(error)
  }
}
