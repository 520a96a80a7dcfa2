import Foundation
import TestSupport
import Testing

@Suite("From a sample to its data", .timeLimit(.minutes(2)))
struct SampleTests {
  @Test("A second import changes nothing")
  func secondImport() async throws {
    try await Workbench.with { bench in
      let sample = try await bench.importSample()
      let again = try await bench.run("import", "apply", sample, "-o", "json")
      #expect(again.exit == 0)
      for item in try again.items {
        #expect(item["inserted"] as? Int == 0)
        #expect(item["updated"] as? Int == 0)
        #expect(item["unchanged"] as? Int == item["rows"] as? Int)
      }
    }
  }

  @Test("Names are in the language asked for; JSON has them all")
  func languages() async throws {
    try await Workbench.with { bench in
      _ = try await bench.importSample()
      let json = try await bench.run("enterprise", "show", "CN0001", "-e", "demo", "-o", "json")
      let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
      let names = try #require((document as? [String: Any])?["name"] as? [String: String])
      #expect(Set(names.keys) == ["ru", "zh", "en"])
      for language in ["ru", "zh", "en"] {
        let shown = try await bench.run(
          "enterprise", "list", "-e", "demo", "--lang", language, "-o", "csv")
        #expect(shown.exit == 0)
        let name = try #require(names[language])
        #expect(shown.output.contains(name))
      }
    }
  }

  @Test("Times are those of the venue, wherever the reader sits")
  func venueTime() async throws {
    try await Workbench.with { bench in
      _ = try await bench.importSample()
      let booked = try await Program.run(
        [
          "meeting", "book", "RU0001", "CN0001", "--slot", "D2-04", "-e", "demo", "-o", "json",
        ], environment: bench.environment.merging(["TZ": "America/New_York"]) { $1 })
      #expect(booked.exit == 0, "\(booked.error)")
      let meeting = try #require(
        try JSONSerialization.jsonObject(with: Data(booked.output.utf8)) as? [String: Any])
      let start = try #require(meeting["start"] as? String)
      #expect(start.hasSuffix("+08:00"))
      #expect(start.hasPrefix(try #require(meeting["day"] as? String)))
    }
  }

  @Test("A reader that goes away is no failure")
  func brokenPipe() async throws {
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let program = try Program(["help", "exit-codes"], output: pipe.fileHandleForWriting)
    let run = try await program.finish(try program.start())
    #expect(run.exit == 0)
    #expect(run.error == "")
  }
}
