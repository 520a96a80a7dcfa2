import Postgres
import Testing

@Suite("Error codes", .timeLimit(.minutes(1)))
struct SQLStateTests {
  @Test(arguments: [
    ("40001", true, false), ("40P01", true, false), ("40002", false, false), ("08006", false, true),
    ("08P01", false, false), ("57P01", false, true), ("57P05", false, true),
    ("57014", false, false),
    ("23505", false, false), ("55P03", false, false), ("", false, false),
  ])
  func meaning(code: String, retryable: Bool, connection: Bool) {
    let state = SQLState(rawValue: code)
    #expect(state.isRetryable == retryable)
    #expect(state.isConnectionFailure == connection)
    #expect(state.description == code)
  }

  @Test func classesAndConstants() {
    #expect(SQLState.uniqueViolation.classCode == "23")
    #expect(SQLState.exclusionViolation == SQLState(rawValue: "23P01"))
    switch SQLState(rawValue: "23503") {
    case .foreignKeyViolation: break
    default: Issue.record("a constant does not match in a switch")
    }
  }
}
