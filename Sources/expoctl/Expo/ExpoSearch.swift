import ArgumentParser
import Expo

/// `expoctl expo search "Riverbank Fair"`.
struct ExpoSearch: Verb {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find a series of expos by any name it ever bore, in any language and script.")

  @Argument(help: "What to look for.") var text: String

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let found = try await session.open { try await $0.editions.search(text) }
    try session.print(
      ListReport(
        found, whenEmpty: "no series ever had a name like “\(text)”",
        columns: [
          Column("series") { .text($0.series) },
          Column("name", isFlexible: true) { .text($0.name.name) },
          Column("from") { .day($0.name.validFrom) },
          Column("until") { .day($0.name.validTo) },
          Column("language", isInTable: false) { .text($0.name.language) },
          Column("nearness") { .number($0.nearness, decimals: 2) },
          Column("expos") { .list($0.editions) },
        ]))
  }
}
