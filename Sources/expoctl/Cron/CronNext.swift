import ArgumentParser
import Expo

/// `expoctl cron next NAME`.
struct CronNext: Verb {
  static let configuration = CommandConfiguration(
    commandName: "next",
    abstract: "List when entries come round next, by their clock and by yours.",
    discussion: """
      Where clocks go forward, a skipped time of day comes once, as the gap ends;
      where they go back, a repeated one comes the first time only. Entries that
      begin with * in minute or hour follow the clock instead. Paused entries do not
      come round.
      """)

  @Argument(help: "The entry; without it, all of them in the order of time.") var name: String?
  @Option(name: [.customShort("n"), .long], help: "How many times.") var count = 5

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if !(1...1_000).contains(count) { throw ValidationError("--count \(count): 1 to 1000.") }
  }

  func perform(_ session: Session) async throws {
    let ticks = try await session.open { try await $0.jobs.nextSlots(count, of: name) }
    try session.print(
      ListReport(
        ticks, whenEmpty: "nothing comes round: no entries, or paused ones",
        columns: [
          Column("entry") { .text($0.entry) },
          Column("time_zone") { .text($0.timeZone) },
          Column("at") { .text(VenueClock(zone: $0.timeZone)?.full($0.at)) },
          Column("here") { .instant($0.at) },
        ]))
  }
}
