import ArgumentParser
import Expo
import Logging

/// Measures how long it takes to find a firm by a name, among all those of an expo.
@main
struct RegistryBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registry-bench",
    abstract: "Search firms by their names and tell how long it takes.",
    discussion: """
      Asks for firms of the expo by words of their names, whole names, mistyped words, and by the
      name in another script, one after the other, and prints the median, the 99th percentile and how
      often the firm asked for is among the first twenty. scripts/figures-search makes an expo of
      100,000 invented firms first.
      """)

  @Option(name: .shortAndLong, help: "The expo.") var expo: String
  @Option(help: "How many searches of each kind.") var searches = 500
  @Option(help: "What all chance is drawn from.") var seed: UInt64 = 2027

  func run() async throws {
    let logger = Logger(label: "registry-bench") { _ in SwiftLogNoOpLogHandler() }
    let application = try await ExpoApplication.open(
      Configuration.fromEnvironment(), as: Actor(name: "registry-bench"), name: "registry-bench",
      logger: logger)
    let firms = try await application.enterprises.list(expo)
    var chance = Chance(state: seed)
    print("\(firms.count) firms")
    print("search              n   found   p50 ms   p99 ms   max ms")
    var all: [Duration] = []
    for kind in SearchKind.allCases {
      var results = SearchTimes(kind: kind)
      while results.times.count < searches {
        guard let firm = firms.randomElement(using: &chance) else { return }
        guard let text = kind.text(for: firm, &chance) else { continue }
        let began = ContinuousClock.now
        let found = try await application.enterprises.search(text, expo: expo)
        results.add(ContinuousClock.now - began, isFound: found.contains { $0.code == firm.code })
      }
      print(results.line)
      all += results.times
    }
    print(SearchTimes(kind: nil, times: all).line)
    await application.close()
  }
}
