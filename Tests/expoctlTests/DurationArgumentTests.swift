import Testing

@testable import expoctl

@Suite("Durations", .timeLimit(.minutes(1)))
struct DurationArgumentTests {
  @Test(
    "People write them in several ways",
    arguments: [
      ("90s", 90_000), ("2m", 120_000), ("1h30m", 5_400_000), ("500ms", 500), ("45", 45_000),
      ("0", 0), ("1d", 86_400_000), ("1m30s", 90_000),
    ])
  func reads(text: String, milliseconds: Int) {
    #expect(DurationArgument(argument: text)?.duration == .milliseconds(milliseconds))
  }

  @Test(
    "What is no duration is refused",
    arguments: [
      "", "s", "1x", "-5s", "1.5s", "10s5m", "1m1m", "30 s", "９s", "99999999999999999999s",
      "1h-3m", "400d",
    ])
  func refuses(text: String) {
    #expect(DurationArgument(argument: text) == nil)
  }
}
