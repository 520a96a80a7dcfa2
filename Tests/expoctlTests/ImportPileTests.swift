import Foundation
import Postgres
import TestSupport
import Testing

@Suite("The piles of an import", .timeLimit(.minutes(3)))
struct ImportPileTests {
  private static let rows = [
    "delegation_code,name_ru,name_zh,name_en,country,inn,uscc,contact_phone,note",
    "RU,ООО «Кедрон»,,Kedron LLC,RU,7830002293,,+7 900,",
    "RU,ООО «Вяз»,,Vyaz LLC,RU,12345,,+7 901,=1+1",
    "RU,,,OOO Kedron,RU,,,,",
  ]

  private func applied(_ bench: Workbench) async throws -> String {
    _ = try await bench.importSample()
    let file = try bench.file("firms.csv", Self.rows)
    let applied = try await bench.run(
      "import", "apply", file, "--kind", "enterprises", "-e", "demo", "--partial", "-o", "json")
    #expect(applied.exit == 3)
    #expect(applied.error.contains("the others were taken"))
    let item = try #require(try applied.items.first)
    #expect(item["inserted"] as? Int == 1)
    return String(try #require(item["batch"] as? Int))
  }

  @Test("rejected rows, corrected in CSV or a workbook, go in whole", arguments: ["csv", "xlsx"])
  func rejected(_ format: String) async throws {
    try await Workbench.with { bench in
      let batch = try await applied(bench)
      let shown = try await bench.run("import", "rows", batch, "-o", "json")
      #expect(try shown.items.map { $0["error_code"] as? String } == ["E_INN_LENGTH"])
      #expect(shown.output.contains("\"=1+1\""))
      let path = bench.folder.appending(path: "again.\(format)").path
      #expect(try await bench.run("import", "rows", batch, "-O", path).exit == 0)
      if format == "csv" {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains(",'+7 901,'=1+1,E_INN_LENGTH,inn,"))
        try text.replacing("12345", with: "500100732259")
          .write(toFile: path, atomically: true, encoding: .utf8)
        let again = try await bench.run(
          "import", "apply", path, "--kind", "enterprises", "-e", "demo", "-o", "json")
        #expect(again.exit == 0, "\(again.error)")
        let firm = try await bench.database.client.query(
          "select phone, note from participations where note <> '' and code like 'RU-%'")[0]
        #expect(try firm.decode("phone", as: String.self) == "+7 901")
        #expect(try firm.decode("note", as: String.self) == "=1+1")
      } else {
        let again = try await bench.run(
          "import", "check", path, "--kind", "enterprises", "-e", "demo", "-o", "json")
        #expect(try again.object["rows_rejected"] as? Int == 1)
        #expect(try again.object["warnings"] as? [String] == nil)
      }
    }
  }

  @Test("held rows are decided about, once")
  func held() async throws {
    try await Workbench.with { bench in
      let batch = try await applied(bench)
      let held = try await bench.run("import", "rows", batch, "--pile", "held", "-o", "json")
      #expect(try held.items.map { $0["row"] as? Int } == [3])
      let decided = try await bench.run(
        "import", "resolve", batch, "--all", "--as", "merge", "-o", "json")
      #expect(try decided.items.map { $0["record"] as? String } == ["RU-7830002293"])
      let again = try await bench.run("import", "resolve", batch, "3", "--as", "skip")
      #expect(again.exit == 6)
      let list = try await bench.run("import", "list", "-e", "demo", "-o", "json")
      #expect(try list.items.first?["waiting"] as? Int == 0)
    }
  }

  @Test("the file that came in is given back byte for byte, and what was wrong is counted")
  func original() async throws {
    try await Workbench.with { bench in
      let batch = try await applied(bench)
      let path = bench.folder.appending(path: "back.csv").path
      let shown = try await bench.run("import", "show", batch, "--original", path, "-o", "json")
      #expect(shown.exit == 0, "\(shown.error)")
      let codes = try #require(try shown.object["codes"] as? [[String: Any]])
      #expect(codes.contains { $0["code"] as? String == "E_INN_LENGTH" })
      let sent = bench.folder.appending(path: "firms.csv").path
      #expect(FileManager.default.contentsEqual(atPath: path, andPath: sent))
    }
  }

  @Test("a retry takes what has become good; templates offer what an expo has")
  func retryAndTemplate() async throws {
    try await Workbench.with { bench in
      let batch = try await applied(bench)
      let retried = try await bench.run("import", "retry", batch, "-o", "json")
      #expect(retried.exit == 3)
      let path = bench.folder.appending(path: "empty.xlsx").path
      let template = try await bench.run(
        "import", "template", "enterprises", "--lang", "ru", "-O", path, "-e", "demo")
      #expect(template.exit == 0, "\(template.error)")
      let checked = try await bench.run(
        "import", "check", path, "-e", "demo", "--kind", "enterprises", "-o", "json")
      #expect(checked.exit == 0, "\(checked.output)")
      #expect(try checked.object["verdict"] as? String == "accept")
    }
  }
}
