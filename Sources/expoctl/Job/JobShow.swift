import ArgumentParser
import Expo

/// `expoctl job show 12`.
struct JobShow: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one job: what it was asked, how far it is, what went wrong.")

  @Argument(help: "Its number.") var id: Int64

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let job = try await session.open { try await $0.jobs.show(id) }
    let fields = DetailReport(of: job.summary, JobSummary.columns).fields
    try session.print(
      DetailReport(
        fields + [
          .init("created_by", .text(job.createdBy)),
          .init("payload", .text(job.payload)),
          .init("report", .text(job.progress)),
          .init("result", .text(job.result)),
        ],
        sections: [
          .init(
            "failures", title: "What went wrong",
            ListReport(
              job.failures,
              columns: [
                Column("attempt") { .integer($0.attempt) },
                Column("at") { .instant($0.at) },
                Column("reason") { .text($0.reason) },
                Column("message", isFlexible: true) { .text($0.message) },
              ]))
        ]))
  }
}
