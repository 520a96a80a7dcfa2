import Testing

@testable import Jobs

@Suite("Waits between attempts", .timeLimit(.minutes(1)))
struct BackoffTests {
  private let plain = Backoff(base: .seconds(2), factor: 3, cap: .seconds(100), jitter: 0)

  @Test(
    "grow by the factor up to the cap",
    arguments: [(0, 2.0), (1, 2), (2, 6), (3, 18), (4, 54), (5, 100), (6, 100), (1_000_000, 100)])
  func growth(failures: Int, seconds: Double) {
    #expect(plain.delay(afterFailures: failures, random: 0.5) == .seconds(seconds))
  }

  @Test("are shortened by jitter, never lengthened", arguments: 1...12)
  func jitter(failures: Int) {
    let backoff = Backoff(base: .seconds(2), cap: .seconds(600), jitter: 0.25)
    let full = min(600, 2 * Double(1 << (failures - 1)))
    #expect(backoff.delay(afterFailures: failures, random: 0) == .seconds(full))
    #expect(backoff.delay(afterFailures: failures, random: 1) == .seconds(full * 0.75))
  }

  @Test("can be none at all")
  func none() {
    #expect(Backoff.none.delay(afterFailures: 9, random: 0.9) == .zero)
  }
}
