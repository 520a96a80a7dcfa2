import ArgumentParser

/// Queues with how many of their jobs run at once: `timetable=1,default=4`; a bare name is 1.
struct QueueList: ExpressibleByArgument, Equatable, Sendable {
  let counts: [String: Int]

  init?(argument: String) {
    var counts: [String: Int] = [:]
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(separator: "=", omittingEmptySubsequences: false)
      guard (1...2).contains(words.count), !words[0].isEmpty, counts[String(words[0])] == nil,
        let count = words.count == 2 ? Int(words[1]) : 1, count > 0
      else { return nil }
      counts[String(words[0])] = count
    }
    self.counts = counts
  }
}
