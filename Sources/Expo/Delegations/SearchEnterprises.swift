import Postgres

extension Enterprises {
  /// Firms of an expo by any of their names, in any alphabet and with typing errors, best first.
  ///
  /// Every word must be found in one name; where that leaves nothing, any word will do. Words are
  /// taken for mistyped only where nothing has them as they stand.
  /// - Throws: `EditionError.unknown`.
  public func search(
    _ text: String, expo: String, limit: Int = 20
  ) async throws -> [EnterpriseSummary] {
    try await context.database.transaction(.readOnly) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      try await tx.execute(SearchQueries.byIndex)
      let keys = MatchKeys(NameWords(text, language: "")).all
      let search = FirmSearch(expo: edition.id, keys: keys, limit: limit, tx: tx)
      let found = try await search.parties(SearchTerms.soughtWords(text))
      let place = Dictionary(uniqueKeysWithValues: found.enumerated().map { ($1.party, $0) })
      return try await EnterpriseQueries.firms(of: edition.id, parties: found.map(\.party), in: tx)
        .sorted { place[$0.party, default: 0] < place[$1.party, default: 0] }.map(\.firm)
    }
  }
}

/// One search for firms, from the strict to the lenient.
private struct FirmSearch {
  typealias Found = [(party: Int64, nearness: Double)]
  typealias Terms = [[String: Double]]

  let expo: Identifier<Edition>
  /// Those of the text as a whole name.
  let keys: [Int64]
  let limit: Int
  let tx: PostgresTransaction

  /// The firms for some words, best first.
  func parties(_ sought: [SoughtWord]) async throws -> Found {
    if sought.isEmpty { return [] }
    let (words, spelt) = try await spelt(sought)
    let mended = try await mending(spelt, words) { $0.isEmpty }
    let asTyped = try await parties(mended, all: true)
    if !asTyped.isEmpty { return asTyped }
    let lenient = try await mending(mended, words) { _ in true }
    let similar = try await parties(lenient, all: true)
    return similar.isEmpty ? try await parties(lenient, all: false) : similar
  }

  /// The groups of spellings with the terms there are for each: a word of which there is none, and
  /// which is the pinyin of a few characters all of whose pairs there are, stands for these pairs.
  private func spelt(_ sought: [SoughtWord]) async throws -> (words: [[String]], terms: Terms) {
    let pairs = sought.map { $0.pairs.map { [$0] } }
    var rest = try await SearchQueries.spelt(
      sought.map(\.spellings) + pairs.flatMap(\.self), in: tx)
    let whole = rest.prefix(sought.count)
    rest.removeFirst(sought.count)
    var words: [[String]] = []
    var terms: Terms = []
    for (place, word) in sought.enumerated() {
      let ofPairs = Array(rest.prefix(pairs[place].count))
      rest.removeFirst(ofPairs.count)
      let standsForPairs =
        whole[place].isEmpty && !ofPairs.isEmpty && ofPairs.allSatisfy { !$0.isEmpty }
      words += standsForPairs ? pairs[place] : [word.spellings]
      terms += standsForPairs ? ofPairs : [whole[place]]
    }
    return (words, terms)
  }

  /// The terms, with those that look like the words of the groups in need of them.
  private func mending(
    _ terms: Terms, _ words: [[String]], where needs: ([String: Double]) -> Bool
  ) async throws -> Terms {
    let asked = zip(terms, words).map { needs($0) ? $1 : [] }
    if asked.allSatisfy(\.isEmpty) { return terms }
    let similar = try await SearchQueries.similar(to: asked, in: tx)
    return zip(terms, similar).map { $0.merging($1, uniquingKeysWith: max) }
  }

  private func parties(_ terms: Terms, all: Bool) async throws -> Found {
    let known = terms.filter { !$0.isEmpty }
    if known.isEmpty || (all && known.count < terms.count) { return [] }
    return try await SearchQueries.parties(
      known, all: all, orKeys: keys, of: expo, limit: limit, in: tx)
  }
}
