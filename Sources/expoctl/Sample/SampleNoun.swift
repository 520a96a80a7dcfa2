import ArgumentParser

/// `expoctl sample`.
struct SampleNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", abstract: "A fictional expo to try things with.",
    subcommands: [SampleWrite.self])
}
