import Foundation

/// How long a failed job waits: exponential, capped, with jitter that only shortens.
public struct Backoff: Sendable, Equatable {
  /// The wait after the first failure.
  public let base: Duration
  /// What each further failure multiplies it by; at least 1.
  public let factor: Double
  /// The longest wait.
  public let cap: Duration
  /// Which share of the wait is random, 0 … 1; keeps failed herds from returning together.
  public let jitter: Double

  /// 2 s, 4 s, 8 s … 10 minutes, the last quarter of each random.
  public static let standard = Backoff(base: .seconds(2))
  /// No wait at all.
  public static let none = Backoff(base: .zero, jitter: 0)

  /// A schedule of waits.
  public init(
    base: Duration, factor: Double = 2, cap: Duration = .seconds(600), jitter: Double = 0.25
  ) {
    precondition(base >= .zero && cap >= .zero, "waits are not negative")
    precondition(factor >= 1 && (0...1).contains(jitter), "factor >= 1, jitter within 0 … 1")
    self.base = base
    self.factor = factor
    self.cap = cap
    self.jitter = jitter
  }

  /// The wait after the given number of failures (1, 2, …); `random` is drawn from 0 ..< 1.
  ///
  /// Lies within `(1 - jitter) * d ... d` for `d = min(cap, base * factor ^ (failures - 1))`.
  public func delay(afterFailures failures: Int, random: Double) -> Duration {
    let steps = Double(max(failures, 1) - 1)
    let full = min(cap.inSeconds, base.inSeconds * pow(factor, steps))
    return .seconds(full * (1 - jitter * random))
  }
}
