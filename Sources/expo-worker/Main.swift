import Foundation

/// The daemon that works off the queue.
@main
enum Main {
  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    exit(await Daemon(arguments: Array(CommandLine.arguments.dropFirst())).run())
  }
}
