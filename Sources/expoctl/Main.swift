import CMalloc
import Foundation

/// The program.
@main
enum Main {
  static func main() async {
    // A large import takes a fifth less memory so; when it cannot be had, it takes more.
    _ = cmalloc_share_arena()
    // A reader that goes away, as `head` does, is told by the write that fails.
    signal(SIGPIPE, SIG_IGN)
    let invocation = Invocation(
      arguments: Array(CommandLine.arguments.dropFirst()),
      environment: ProcessInfo.processInfo.environment)
    exit(await invocation.run().rawValue)
  }
}
