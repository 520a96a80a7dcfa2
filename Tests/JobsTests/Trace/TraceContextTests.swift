import Jobs
import Testing

@Suite("Trace contexts", .timeLimit(.minutes(1)))
struct TraceContextTests {
  static let sample = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

  @Test("are read and written")
  func roundTrip() throws {
    let context = try #require(TraceContext(Self.sample))
    #expect(context.traceID == "4bf92f3577b34da6a3ce929d0e0e4736")
    #expect(context.spanID == "00f067aa0ba902b7")
    #expect(context.flags == 1)
    #expect(context.description == Self.sample)
  }

  @Test("of later versions are read as far as they are known")
  func later() throws {
    let text = "cc" + Self.sample.dropFirst(2) + "-what-the-future-will-be-like"
    #expect(try #require(TraceContext(text)).description == Self.sample)
  }

  @Test(
    "that the recommendation tells to ignore are none",
    arguments: [
      "", "00", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", sample + "-more",
      "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
      "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902bх-01", "a b c d",
    ])
  func ignored(text: String) {
    #expect(TraceContext(text) == nil)
  }

  @Test("have children of the same trace, each a span of its own")
  func children() throws {
    let parent = TraceContext.beginning(isSampled: true)
    let children = (0..<100).map { _ in parent.child() }
    #expect(children.allSatisfy { $0.traceID == parent.traceID && $0.flags == 1 })
    #expect(Set(children.map(\.spanID)).union([parent.spanID]).count == 101)
    #expect(children.allSatisfy { TraceContext($0.description) == $0 })
  }
}
