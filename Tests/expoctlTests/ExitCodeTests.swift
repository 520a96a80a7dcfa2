import Expo
import Testing

@testable import expoctl

@Suite("Exit codes", .timeLimit(.minutes(1)))
struct ExitCodeTests {
  @Test(
    "Every kind of failure has its exit code",
    arguments: [
      (FailureKind.invalid, 3), (.refused, 3), (.forbidden, 4), (.notFound, 5), (.conflict, 6),
      (.infeasible, 7), (.unavailable, 75), (.internal, 1),
    ] as [(FailureKind, Int32)])
  func kinds(kind: FailureKind, code: Int32) {
    #expect(ExitCode(kind).rawValue == code)
    #expect(ExitCode(for: SomeFailure(kind: kind)).rawValue == code)
  }

  @Test("Errors that are no failures of the domain have theirs")
  func errors() {
    #expect(ExitCode(for: UsageError("no")) == .usage)
    #expect(ExitCode(for: CancellationError()) == .interrupted)
    #expect(ExitCode(for: Interruption("stopped")) == .interrupted)
    #expect(ExitCode(for: OutputError.closed) == .ok)
    #expect(ExitCode(for: OutputError.failed(reason: "disk full")) == .failure)
    #expect(ExitCode(for: Verdict(.unproved, code: "x", "y")) == .unproved)
    #expect(ExitCode(for: Unknown()) == .failure)
    #expect(Failure.of(Unknown())?.kind == .internal)
    #expect(ExitCode(for: ConfigurationError.migrationsMissing(program: "x")) == .failure)
  }

  @Test("The numbers are those that scripts rely on")
  func numbers() {
    #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 75, 130])
  }

  @Test("An error says code, message and advice, to people and to programs")
  func report() {
    let report = ErrorReport(SomeFailure(kind: .notFound))
    #expect(report.text == "expoctl: there is no “x”\n  look for y")
    #expect(
      report.json.text == """
        {
          "code": "thing.unknown",
          "message": "there is no “x”",
          "details": null,
          "hint": "look for y"
        }
        """)
  }
}

private struct Unknown: Error {}

private struct SomeFailure: ExpoFailure {
  let kind: FailureKind
  var code: String { "thing.unknown" }
  var message: String { "there is no “x”" }
  var advice: String? { "look for y" }
}
