import ArgumentParser
import Expo

/// `expoctl job explain 12`.
struct JobExplain: Verb {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a job waits for and why, who runs it, or what ended it.",
    discussion: """
      Reasons, in one word under “reason”: scheduled, retrying, unserved, behind,
      due, paused, limited, running, cancelling, silent, done, dead, cancelled.
      """)

  @Argument(help: "Its number.") var id: Int64

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let told = try await session.open { try await $0.jobs.explain(id) }
    let failures = told.failures.enumerated().map { (number: $0.offset + 1, text: $0.element) }
    try session.print(
      DetailReport(
        [
          .init("id", .integer(Int(told.job.id))), .init("kind", .text(told.job.kind)),
          .init("queue", .text(told.job.queue)), .init("state", .text(told.job.state)),
          .init("reason", .text(told.reason), tone: .heading),
          .init("why", .text(told.sentence)), .init("at", .instant(told.at)),
          .init("ahead", .integer(told.ahead)), .init("worker", .text(told.worker)),
          .init("advice", .text(told.advice)),
        ],
        sections: [
          .init(
            "failures", title: "What went wrong",
            ListReport(
              failures,
              columns: [
                Column("number") { .integer($0.number) },
                Column("message", isFlexible: true) { .text($0.text) },
              ]))
        ]))
  }
}
