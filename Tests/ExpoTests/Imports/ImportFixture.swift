import Expo
import Foundation
import TestSupport

/// A small expo in files: two delegations, three firms, a table, two slots.
struct ImportFixture {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "expo-import-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    for (name, text) in Self.files { try write(name, text) }
  }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
  }

  func path(_ name: String) -> String { folder + "/" + name }

  func remove() throws { try FileManager.default.removeItem(atPath: folder) }

  static let requestsHeader = "request_code,from_enterprise,to_enterprise,preference\n"

  static let files = [
    "expos.csv": """
    expo_code,edition,name_en,name_ru,name_zh,host_country,city_en,starts,ends,timezone,series_code
    try-2030,1,Trial Expo,Пробная выставка,试验博览会,CN,Harbin,2030-06-01,2030-06-03,Asia/Shanghai,trial
    """,
    "sectors.csv": "sector_code,name_en\nFOR,Forestry\n",
    "venues.csv": """
    venue_code,space_code,kind,name_en
    CENTRE,,venue,Centre
    CENTRE,HALL,hall,Hall
    """,
    "tables.csv": "table_code,space_code,seats\nT1,HALL,4\n",
    "timeslots.csv": """
    slot_code,day,starts_at,ends_at,buffer_minutes
    S1,2030-06-01,2030-06-01T09:30:00+08:00,2030-06-01T09:55:00+08:00,5
    S2,2030-06-01,2030-06-01T10:00:00+08:00,2030-06-01T10:25:00+08:00,5
    """,
    "delegations.csv": """
    delegation_code,parent_code,country,name_en
    RU,,RU,Russia
    RU-AMU,RU,RU,Amur
    CN,,CN,China
    """,
    "enterprises.csv": """
    enterprise_code,delegation_code,country,sector_code,name_ru,name_zh,name_en,inn,uscc,working_languages
    R1,RU-AMU,RU,FOR,ООО «Проба»,,,7830002293,,ru
    R2,RU,RU,FOR,АО «Второе»,,,500100732259,,ru;en
    C1,CN,CN,FOR,,第三有限公司,,,91350100M000100Y43,zh;en
    """,
    "requests.csv": requestsHeader + "Q1,R1,C1,must\nQ2,C1,R1,meet\nQ3,R2,C1,no\n",
  ]
}

/// Runs a test with a scratch database and the fixture's files.
func withImports(
  _ body: (ExpoApplication, ImportFixture, ScratchDatabase) async throws -> Void
) async throws {
  try await withScratchDatabase { database in
    let fixture = try ImportFixture()
    let context = Context(database: database.client, actor: Actor(name: "tester")) { fixedNow }
    try await body(ExpoApplication(context: context, logger: quietLogger), fixture, database)
    try fixture.remove()
  }
}
