import Postgres

/// A series that was found under one of its names.
public struct SeriesMatch: Sendable, Codable {
  /// The code of the series.
  public let series: String
  /// The name that fits best.
  public let name: SeriesName
  /// How well it fits, 0…1.
  public let nearness: Double
  /// The codes of its editions, the latest first.
  public let editions: [String]
}

extension Editions {
  /// Series by any name they ever bore, in any language and script, with typing errors; best first.
  public func search(_ text: String) async throws -> [SeriesMatch] {
    let known = try await context.database.transaction(.readOnly) { tx in
      try await EditionQueries.seriesNames(in: tx)
    }
    let sought = SearchTerms.sought(text)
    var best: [String: SeriesMatch] = [:]
    for (series, editions, name) in known {
      let terms = SearchTerms.of(NameWords(name.name, language: name.language))
      let nearness = TermNearness(sought, in: terms).value
      if nearness < TermNearness.enough || nearness <= best[series]?.nearness ?? 0 { continue }
      best[series] = SeriesMatch(
        series: series, name: name, nearness: nearness, editions: editions)
    }
    return best.values.sorted { ($1.nearness, $0.series) < ($0.nearness, $1.series) }
  }
}

/// How much of what is sought stands in a name.
struct TermNearness {
  /// From where a name is worth showing.
  static let enough = 0.6

  /// The share of the sought words that are there, those mistyped counting less; 0…1.
  let value: Double

  /// - Parameter sought: Word by word, the spellings any of which will do.
  init(_ sought: [[String]], in terms: [String]) {
    let scores = sought.map { spellings in
      spellings.flatMap { spelling in terms.map { Self.score(spelling, $0) } }.max() ?? 0
    }
    value = scores.isEmpty ? 0 : scores.reduce(0, +) / Double(scores.count)
  }

  private static func score(_ sought: String, _ term: String) -> Double {
    if sought == term { return 1 }
    if sought.count >= 3, term.hasPrefix(sought) { return 0.8 }
    let allowed = sought.count >= 8 ? 2 : sought.count >= 4 ? 1 : 0
    return allowed > 0 && distance(Array(sought), Array(term)) <= allowed ? 0.7 : 0
  }

  /// The letters that have to be put in, left out or changed (Levenshtein).
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    if abs(left.count - right.count) > 2 { return 3 }
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let changed = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}
