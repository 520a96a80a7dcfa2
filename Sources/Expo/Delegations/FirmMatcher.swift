import Postgres

/// Finds the rows of a file of firms that look like an earlier row, or like a firm that is there.
struct FirmMatcher {
  private let expo: Identifier<Edition>
  /// The code of the firm of this edition that has a number.
  private let owners: [RegistryNumber: String]
  /// The last party there was before this file: those after it are its own rows.
  private let newest: Identifier<Party>?
  /// Rows of this file: where a key or number stood first.
  private var firstByKey: [Int64: Int] = [:]
  /// Where a key stood again in a row that the rows before it do not match.
  private var furtherByKey: [Int64: [Int]] = [:]
  private var firstByNumber: [RegistryNumber: Int] = [:]
  private var originals: [Original] = []
  private var remarks: [ImportFinding] = []

  /// Rows with one key that a row is held against: a name that so many bear tells nothing.
  private static let mostAlike = 100

  /// A row that others may look like.
  private struct Original {
    let row: Int
    let code: String
    /// Packed, for there may be a hundred thousand.
    let evidence: String
  }

  /// - Parameter newest: The last party there is; nil where there is none.
  init(
    expo: Identifier<Edition>, owners: [RegistryNumber: String], newest: Identifier<Party>?
  ) {
    self.expo = expo
    self.owners = owners
    self.newest = newest
  }

  /// The code of a firm that gives none: that of the owner of its number, one made of the number, or
  /// one made of its names.
  func code(_ numbers: [RegistryNumber], _ country: String?, _ names: LocalizedText?) -> String {
    for number in numbers {
      if let owner = owners[number] { return owner }
    }
    if let number = numbers.first(where: { $0.scheme != "kpp" }) {
      return "\(country ?? "XX")-\(number.value)"
    }
    guard let names, !names.isEmpty else { return "" }
    return "\(country ?? "XX")-N\(MatchKeys.fingerprint(of: names))"
  }

  /// The duplicates among rows, by place.
  mutating func duplicates(
    among rows: [PendingRow], isKnown: (String) -> Bool, in tx: PostgresTransaction
  ) async throws -> [Int: ImportDuplicate] {
    let stored = try await stored(rows, isKnown: isKnown, in: tx)
    var found: [Int: ImportDuplicate] = [:]
    for (place, row) in rows.enumerated() {
      guard let evidence = row.record.evidence else { continue }
      let keys = row.record.keysOfNames
      if let duplicate = inFile(row, evidence, keys)
        ?? owned(row, evidence)
        ?? (isKnown(row.record.key) ? nil : inRegistry(row, evidence, keys, stored))
      {
        found[place] = duplicate
      } else if row.record.unlessHeld == nil {
        remember(row, evidence, keys)
      }
    }
    return found
  }

  /// The firms of the registry that share a key with a row, by key.
  private func stored(
    _ rows: [PendingRow], isKnown: (String) -> Bool, in tx: PostgresTransaction
  ) async throws -> [Int64: [StoredFirm]] {
    guard let newest else { return [:] }
    var asked: Set<Int64> = []
    for row in rows where !isKnown(row.record.key) { asked.formUnion(row.record.keysOfNames) }
    return try await MatchQueries.firms(withKeys: asked, of: expo, upTo: newest, in: tx)
  }

  private func inFile(
    _ row: PendingRow, _ evidence: PartyEvidence, _ keys: [Int64]
  ) -> ImportDuplicate? {
    let places =
      evidence.numbers.compactMap { firstByNumber[$0] } + keys.compactMap { firstByKey[$0] }
      + keys.flatMap { furtherByKey[$0] ?? [] }
    for place in places {
      let original = originals[place]
      guard let match = PartyMatch(evidence, PartyEvidence(packed: original.evidence)) else {
        continue
      }
      return ImportDuplicate(
        row: row.row, ofRow: original.row, ofRecord: original.code, match)
    }
    return nil
  }

  /// A number that belongs to another firm of this edition.
  private func owned(_ row: PendingRow, _ evidence: PartyEvidence) -> ImportDuplicate? {
    for number in evidence.numbers {
      guard let owner = owners[number], owner != row.record.key else { continue }
      let reason = "same \(number.scheme.uppercased())"
      return ImportDuplicate(
        row: row.row, ofRow: nil, ofRecord: owner,
        PartyMatch(confidence: .certain, reason: reason))
    }
    return nil
  }

  /// Firms in the registry whose names are spelt alike, and which something else tells from a row.
  mutating func takeRemarks() -> [ImportFinding] {
    defer { remarks = [] }
    return remarks
  }

  private mutating func inRegistry(
    _ row: PendingRow, _ evidence: PartyEvidence, _ keys: [Int64], _ stored: [Int64: [StoredFirm]]
  ) -> ImportDuplicate? {
    var similar: String?
    for firm in keys.flatMap({ stored[$0] ?? [] }) {
      guard let match = PartyMatch(evidence, firm.evidence) else {
        similar = similar ?? firm.code
        continue
      }
      if match.confidence == .certain { continue }
      return ImportDuplicate(row: row.row, ofRow: nil, ofRecord: firm.code, match)
    }
    if let similar {
      remarks.append(
        ImportFinding(
          .similarName, row: row.row, column: "*", value: similar,
          hint: "spelt like a firm that is there, and another by its numbers or characters"))
    }
    return nil
  }

  private mutating func remember(_ row: PendingRow, _ evidence: PartyEvidence, _ keys: [Int64]) {
    for number in evidence.numbers where firstByNumber[number] == nil {
      firstByNumber[number] = originals.count
    }
    for key in keys {
      if firstByKey[key] == nil {
        firstByKey[key] = originals.count
      } else if furtherByKey[key, default: []].count < Self.mostAlike {
        furtherByKey[key, default: []].append(originals.count)
      }
    }
    originals.append(
      Original(row: row.row, code: row.record.key, evidence: evidence.packed))
  }
}

extension ImportRecord {
  /// The match keys of all its names.
  fileprivate var keysOfNames: [Int64] { matchKeys ?? evidence?.keys ?? [] }
}
