import Foundation
import Testing

@testable import expoctl

@Suite("Command line", .timeLimit(.minutes(1)))
struct CommandLineTests {
  static let nouns = [
    "expo", "delegation", "enterprise", "person", "participation", "import", "request", "schedule",
    "meeting", "interpreter", "db", "job", "batch", "cron", "worker", "audit", "sample", "doctor",
    "completion", "version",
  ]

  @Test("Help lists every noun, each with what it is for")
  func help() async throws {
    let help = try await Program.run(["--help"])
    #expect(help.exit == 0)
    let listed = help.output.split(separator: "\n").filter { $0.hasPrefix("  ") }.compactMap {
      line -> String? in
      let words = line.split(separator: " ")
      guard let noun = words.first?.split(separator: ",").first.map(String.init), words.count > 2
      else { return nil }
      return Self.nouns.contains(noun) ? noun : nil
    }
    #expect(listed == Self.nouns)
  }

  @Test("A noun alone, its help and the help about it say the same", arguments: nouns)
  func helpOfNouns(noun: String) async throws {
    let help = try await Program.run(["help", noun])
    let asked = try await Program.run([noun, "--help"])
    #expect([help.exit, asked.exit] == [0, 0])
    #expect([help.error, asked.error] == ["", ""])
    #expect(help.output.hasPrefix("OVERVIEW: "))
    #expect(help.output == asked.output)
  }

  @Test(
    "A command line that is wrong ends with 2 and says how it should be",
    arguments: [
      (["flower"], "“flower” is no noun"),
      (["delegatoin", "list"], "did you mean “delegation”?"),
      (["expo", "flower"], "“flower” is no verb of expo\n  there are: list, show, search,"),
      (["meeting", "mvoe", "12"], "did you mean “move”?"),
      (["expo", "list", "flower"], "Unexpected argument 'flower'"),
      (["expo", "list", "-o", "xml"], "The value 'xml' is invalid for '-o <output>'"),
      (["expo", "list", "--loud"], "Unknown option '--loud'"),
      (["delegation", "show", "-e", "x"], "Missing expected argument '<code>'"),
      (
        [
          "expo", "create", "x", "--country", "CN", "--city", "Harbin", "--time-zone", "UTC",
          "--from", "2014-07-04", "--to", "2014-06-30", "--name-en", "X",
        ], "--to 2014-06-30 comes before --from 2014-07-04"
      ),
      (
        [
          "expo", "create", "x", "--country", "CN", "--city", "Harbin", "--time-zone", "UTC",
          "--from", "2014-06-31", "--to", "2014-07-04", "--name-en", "X",
        ], "The value '2014-06-31' is invalid for '--from <from>'"
      ),
      (["schedule", "run", "-e", "x", "--time-limit", "soon"], "'soon' is invalid"),
      (["schedule", "run", "-e", "x", "--force", "--if-changed"], "--force and --if-changed"),
      (["delegation", "list"], "no expo named"),
      (["import", "apply"], "Missing expected argument '<paths> ...'"),
    ])
  func usage(arguments: [String], message: String) async throws {
    let run = try await Program.run(arguments)
    #expect(run.exit == 2)
    #expect(run.output == "")
    #expect(run.error.contains(message), "\(run.error)")
  }

  @Test(
    "In JSON mode usage errors are objects too", arguments: [["-o", "json"], ["--output=json"]])
  func usageAsObject(format: [String]) async throws {
    let run = try await Program.run(["expo", "list", "--loud"] + format)
    #expect(run.exit == 2)
    let error = try JSONDecoder().decode([String: String?].self, from: Data(run.error.utf8))
    #expect(Set(error.keys) == ["code", "message", "details", "hint"])
    #expect(error["code"] == "usage")
  }

  @Test("The exit codes are a page of help")
  func exitCodes() async throws {
    let run = try await Program.run(["help", "exit-codes"])
    #expect(run.exit == 0)
    #expect(run.output.split(separator: "\n").count == ExitCode.allCases.count)
    #expect(run.output.hasPrefix("  0  done"))
  }

  @Test("Every shell gets its completion script", arguments: Shell.allCases)
  func completion(shell: Shell) async throws {
    let run = try await Program.run(["completion", shell.rawValue])
    #expect(run.exit == 0)
    #expect(run.output.contains("interpreter"))
  }

  @Test("A database that is down is passing trouble")
  func databaseDown() async throws {
    let run = try await Program.run(
      ["expo", "list", "-o", "json"],
      environment: ["EXPO_DATABASE_URL": "postgresql://expo@127.0.0.1:1/expo?connect_timeout=2"])
    #expect(run.exit == 75)
    #expect(run.output == "")
    let error = try JSONDecoder().decode([String: String?].self, from: Data(run.error.utf8))
    #expect(error["code"] == "database.unavailable")
  }
}
