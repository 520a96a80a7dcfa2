import ArgumentParser
import Testing

@testable import expoctl

/// Help is read in terminals of 80 columns, where a longer line would be broken anywhere.
@Suite("Width of the help", .timeLimit(.minutes(1)))
struct HelpWidthTests {
  /// Every command with the words that lead to it.
  private static func commands(
    _ command: any ParsableCommand.Type, path: [String] = []
  ) -> [(path: String, type: any ParsableCommand.Type)] {
    let path = path + [command.configuration.commandName ?? ""]
    let own = (path: path.joined(separator: " "), type: command)
    let configuration = command.configuration
    let groups = configuration.groupedSubcommands.flatMap(\.subcommands)
    let below = configuration.ungroupedSubcommands + groups
    return [own] + below.flatMap { commands($0, path: path) }
  }

  @Test("No line that a text has is longer, and none is when it is shown")
  func helpFits() {
    let commands = Self.commands(Expoctl.self)
    #expect(commands.count > 100)
    for (path, type) in commands {
      let discussion = Self.lines(type.configuration.discussion)
      // A text of one line is broken where it is shown; several lines are meant as they stand.
      let shown = Self.lines(Help.text(of: type)) + (discussion.count > 1 ? discussion : [])
      for line in shown { #expect(line.count <= Help.columns, "\(path): \(line)") }
    }
  }

  @Test("Pages of help that belong to no command fit too", arguments: HelpTopic.allCases)
  func topicsFit(topic: HelpTopic) {
    for line in Self.lines(topic.text) { #expect(line.count <= Help.columns, "\(line)") }
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
