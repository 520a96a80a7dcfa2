import Testing

@testable import Jobs

@Suite("The lane a line asks for")
struct LineTests {
  /// A line whose last claim found nothing.
  private func emptyLine() -> Line {
    var line = Line(slots: 2)
    _ = line.order("default", now: .now)
    return line
  }

  @Test("is the one that was rung for, once")
  func one() {
    var line = emptyLine()
    line.rung(for: 16)
    line.rung(for: 16)
    #expect(!line.isExhausted)
    #expect(line.order("default", now: .now)?.lane == 16)
    #expect(line.isExhausted)
    #expect(line.order("default", now: .now)?.lane == nil)
  }

  @Test("is none where two were rung for, or anything may be waiting")
  func several() {
    var line = emptyLine()
    line.rung(for: 16)
    line.rung(for: 8)
    #expect(line.order("default", now: .now)?.lane == nil)
    line.rung(for: 16)
    line.lookAgain()
    #expect(line.order("default", now: .now)?.lane == nil)
    line.lookAgain()
    line.rung(for: 16)
    #expect(line.order("default", now: .now)?.lane == nil)
  }

  @Test("is asked for alone only while no other line may have something")
  func alone() {
    var state = Workshop.State(lines: ["a": emptyLine(), "b": emptyLine()])
    #expect(state.laneOrder(now: .now) == nil)
    state.lines["b"]?.rung(for: 3)
    let order = state.laneOrder(now: .now)
    #expect((order?.queue, order?.lane) == ("b", 3))
    state.lines["b"]?.rung(for: 3)
    state.lines["a"]?.rung(for: 3)
    #expect(state.laneOrder(now: .now) == nil)
  }
}
