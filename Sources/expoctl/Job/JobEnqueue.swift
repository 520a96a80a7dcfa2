import ArgumentParser
import Expo
import Foundation

/// `expoctl job enqueue timetable.refresh`.
struct JobEnqueue: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "enqueue",
    abstract: "Enqueue a job of any kind, with a payload that the kind must be able to read.")

  @Argument(help: "Its kind, as jobs.prune.") var kind: String
  @Argument(help: "What it is asked to do, as JSON.") var payload = "{}"

  @Option(help: ArgumentHelp("Not before “2027-06-16 10:00” UTC.", valueName: "time"))
  var at: String?
  @Option(name: .customLong("in"), help: "Not before so long from now, as 10m.")
  var delay: DurationArgument?
  @Option(help: "urgent, high, normal or low.") var priority: String?
  @Option(help: "Another queue than the kind's.") var queue: String?
  @Option(help: ArgumentHelp("None while a live job of the kind has this key.", valueName: "key"))
  var unique: String?
  @Option(help: "How often it is tried.") var maxAttempts: Int?
  @Option(help: ArgumentHelp("Not started after that time.", valueName: "time"))
  var deadline: String?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let maxAttempts, maxAttempts < 1 {
      throw ValidationError("--max-attempts \(maxAttempts) never starts it; give 1 or more.")
    }
    if at != nil, delay != nil { throw ValidationError("Give --at or --in, not both.") }
  }

  func perform(_ session: Session) async throws {
    var request = JobRequest(kind: kind)
    request.payload = payload
    request.runAt = try Self.instant(at, "--at")
    request.delay = delay?.duration
    request.priority = priority
    request.queue = queue
    request.uniqueKey = unique
    request.maxAttempts = maxAttempts
    request.deadline = try Self.instant(deadline, "--deadline")
    request.expo = expo.codeIfAny
    let receipt = try await session.open { [request] in
      try await $0.jobs.enqueue(request, isDryRun: dry.dryRun)
    }
    try session.print(
      DetailReport([
        .init("id", .integer(Int(receipt.id))), .init("kind", .text(kind)),
        .init("new", .flag(receipt.isNew)),
      ]))
    noteDryRun(session)
  }

  private static func instant(_ text: String?, _ option: String) throws -> Date? {
    guard let text else { return nil }
    guard let instant = Expo.VenueClock(timeZone: "UTC").instant(text) else {
      throw UsageError(
        "\(option) “\(text)” is no time",
        hint: "write “2027-06-16 10:00” for a time in UTC, or 2027-06-16T10:00:00+08:00")
    }
    return instant
  }
}
