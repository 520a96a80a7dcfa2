import Foundation
import Postgres
import TestSupport
import Testing

@testable import Jobs

@Suite("A server's clock that is set", .timeLimit(.minutes(1)))
struct ClockWatchTests {
  /// Looks at so many seconds here, when the server's clock said so many.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let looks: [(here: Double, there: Double)]
    let verdicts: [Bool]
  }

  static let cases = [
    Case(
      testDescription: "goes as ours does", looks: [(0, 0), (3, 3.4), (6, 6)],
      verdicts: [true, true, true]),
    Case(
      testDescription: "forward, nobody is judged for a lease",
      looks: [(0, 0), (3, 3603), (9, 3609)],
      verdicts: [true, false, false]),
    Case(
      testDescription: "forward, judged again after a lease",
      looks: [(0, 0), (3, 3603), (19, 3619), (22, 3622)], verdicts: [true, false, true, true]),
    Case(
      testDescription: "forward twice, the lease counts from the second",
      looks: [(0, 0), (3, 63), (10, 130), (19, 139), (26, 146)],
      verdicts: [true, false, false, false, true]),
    Case(
      testDescription: "back", looks: [(0, 0), (3, -57), (20, -40)], verdicts: [true, false, true]),
  ]

  @Test("makes no lease look over", arguments: cases)
  func verdicts(_ example: Case) {
    let (began, epoch) = (ContinuousClock.now, Date(timeIntervalSince1970: 1_800_000_000))
    var watch = ClockWatch()
    let verdicts = example.looks.map { here, there in
      let moment = began + .seconds(here)
      return watch.trusts(
        ClockWatch.Look(
          server: epoch + there, asked: moment, answered: moment + .milliseconds(5)),
        lease: .seconds(15))
    }
    #expect(verdicts == example.verdicts)
  }

  @Test("an answer that took long leaves room for what it hides")
  func slowAnswer() {
    let (began, epoch) = (ContinuousClock.now, Date(timeIntervalSince1970: 1_800_000_000))
    var watch = ClockWatch()
    for (asked, answered, there) in [(0.0, 0.0, 0.0), (3.0, 9.0, 8.9), (12.0, 12.0, 12.0)] {
      let look = ClockWatch.Look(
        server: epoch + there, asked: began + .seconds(asked), answered: began + .seconds(answered))
      let trusts = watch.trusts(look, lease: .seconds(15))
      #expect(trusts, "asked at \(asked) s")
    }
  }

  @Test("between the look and the fence takes nobody's jobs")
  func horizon() async throws {
    try await withDepot { depot in
      _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: 1))
      _ = try await depot.claim()
      try await depot.expireLeases()
      let rescuer = Rescuer(client: depot.client, logger: quietLogger)
      // To the server the time that we expect is long past.
      let horizon = try await rescuer.look().server - 60
      #expect(try await rescuer.rescueOne(passingBy: [], before: horizon)?.jobs == nil)
      #expect(try await depot.queue.jobs().map(\.state) == [.running])
      let rescue = try await rescuer.rescueOne(passingBy: [])
      #expect(rescue?.jobs == 1)
    }
  }

  @Test("back leaves no beat in the future for good")
  func beatsOfTheFuture() async throws {
    try await withDepot { depot in
      _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: 1))
      _ = try await depot.claim()
      try await depot.client.execute("update job_workers set beat_at = now() + interval '1 hour'")
      #expect(try await depot.rescue() == 1)
    }
  }
}
