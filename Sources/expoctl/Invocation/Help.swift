import ArgumentParser

/// Help as it is shown, in a terminal of 80 columns.
enum Help {
  static let columns = 80

  /// The help of a command.
  static func text(of command: any ParsableCommand.Type) -> String {
    folded(Expoctl.helpMessage(for: command, columns: columns))
  }

  /// The same text with its line of usage folded; the parser leaves that one as long as it is.
  static func folded(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let isUsage = ["USAGE: ", "Usage: "].contains { line.hasPrefix($0) }
      return isUsage && line.count > columns ? fold(line) : String(line)
    }.joined(separator: "\n")
  }

  private static func fold(_ line: Substring) -> String {
    var lines: [String] = []
    var current = ""
    for word in words(of: line) {
      if current.isEmpty {
        current = word
      } else if current.count + 1 + word.count <= columns {
        current += " " + word
      } else {
        lines.append(current)
        current = String(repeating: " ", count: 7) + word
      }
    }
    return (lines + [current]).joined(separator: "\n")
  }

  /// What is not to be torn apart: `[--verbose ...]`, `--into <into>`.
  private static func words(of line: Substring) -> [String] {
    var words: [String] = []
    var depth = 0
    for piece in line.split(separator: " ").map(String.init) {
      let isValue =
        piece.hasPrefix("<") && words.last.map { $0.hasPrefix("--") && !$0.contains(" ") } == true
      if depth > 0 || isValue, let last = words.popLast() {
        words.append(last + " " + piece)
      } else {
        words.append(piece)
      }
      depth += piece.count { $0 == "[" } - piece.count { $0 == "]" }
    }
    return words
  }
}
