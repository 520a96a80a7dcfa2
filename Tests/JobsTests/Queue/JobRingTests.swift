import Testing

@testable import Jobs

@Suite("Rings")
struct JobRingTests {
  @Test(
    "are read as they were written, whatever a queue is called",
    arguments: [
      JobRing.deferred, .queue("mail"), .queue("*"), .queue("16/mail"), .queue("/"),
      .lane(0, of: "mail"), .lane(31, of: "16/mail"), .lane(8, of: "расписание"),
    ])
  func roundTrip(ring: JobRing) {
    #expect(JobRing(payload: ring.payload) == ring)
  }

  @Test("of another make are not taken for ours", arguments: ["", "mail", "x/mail", "99999/mail"])
  func unknown(payload: String) {
    #expect(JobRing(payload: payload) == nil)
  }
}
