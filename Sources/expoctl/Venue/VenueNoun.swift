import ArgumentParser

/// `expoctl venue`.
struct VenueNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "venue", abstract: "Halls and tables, and when they are closed.",
    subcommands: [VenueClosures.self, VenueClose.self, VenueOpen.self])
}
