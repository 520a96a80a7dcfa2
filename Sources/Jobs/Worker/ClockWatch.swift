import Foundation

/// Whether the server's clock goes like this machine's monotonic one.
///
/// Leases are judged by the server's clock alone. When that is set forward every lease looks over at
/// once, and whoever judged them then would take jobs from workers that live, and charge them with
/// crashes. So nobody is judged until all have had a lease's time to beat again.
struct ClockWatch {
  private var last: Look?
  private var mistrusted: ContinuousClock.Instant?

  /// By how much the clocks may differ from one look to the next.
  static let tolerance = Duration.seconds(1)

  /// What the server's clock said, and between which moments here.
  struct Look {
    let server: Date
    let asked: ContinuousClock.Instant
    let answered: ContinuousClock.Instant
  }

  /// Notes a look; answers whether leases may be judged now. The first look has nothing to compare with
  /// and trusts.
  mutating func trusts(_ look: Look, lease: Duration) -> Bool {
    if let last, !last.fits(look) { mistrusted = look.answered }
    last = look
    guard let since = mistrusted else { return true }
    guard look.answered >= since + lease else { return false }
    mistrusted = nil
    return true
  }
}

extension ClockWatch.Look {
  /// Whether a later look shows as much time gone by there as here.
  fileprivate func fits(_ later: Self) -> Bool {
    let there = later.server.timeIntervalSince(server)
    let least = (later.asked - answered - ClockWatch.tolerance).inSeconds
    let most = (later.answered - asked + ClockWatch.tolerance).inSeconds
    return (least...most).contains(there)
  }

  /// Until when by the server's clock what was seen may be acted on: later, it has been set.
  func horizon(at now: ContinuousClock.Instant) -> Date {
    server + (now - asked + ClockWatch.tolerance).inSeconds
  }
}
