/// Rows of a tree, where a row may stand below another of the same file: stored level by level.
struct ParentsFirst {
  private var levels: [[Int]] = []
  private let records: [ImportRecord]

  /// Sorts rows by depth; the parent is named by the value `parent_code`.
  init(_ records: [ImportRecord]) {
    self.records = records
    var depths: [String: Int] = [:]
    for (index, record) in records.enumerated() {
      var depth = 0
      if case .text(let parent)? = record.values["parent_code"], let above = depths[parent] {
        depth = above + 1
      }
      depths[record.key] = depth
      while levels.count <= depth { levels.append([]) }
      levels[depth].append(index)
    }
  }

  /// Stores each level with `body`, and gives the results in the order of the rows.
  func store(
    _ body: ([ImportRecord]) async throws -> [ImportResult]
  ) async throws -> [ImportResult] {
    var results = [ImportResult](repeating: .unchanged, count: records.count)
    for level in levels {
      let stored = try await body(level.map { records[$0] })
      for (index, result) in zip(level, stored) { results[index] = result }
    }
    return results
  }
}

extension [ImportRecord] {
  /// The rows with the keys of their parents in place of the codes.
  func withParents<Subject>(_ ids: [String: Identifier<Subject>]) -> [ImportRecord] {
    map { record in
      var record = record
      if case .text(let code)? = record.values["parent_code"] {
        record.values["parent_id"] = .id(ids[code])
      }
      return record
    }
  }
}
