extension Formula {
  /// How a counter and what it counts follow from each other.
  enum Counting {
    /// True literals make outputs true: enough for upper limits.
    case up
    /// False literals make outputs false as well.
    case exact
  }

  /// Literals in a row, the k-th of which says that more than k of the given ones are true: a
  /// totalizer (Bailleux and Boufkhad, 2003) of at most `cap` outputs.
  mutating func counter(_ literals: [Literal], cap: Int, _ counting: Counting) -> [Literal] {
    if let known, literals.contains(known) {
      let sure = [Literal](repeating: known, count: min(cap, literals.count { $0 == known }))
      return sure + counter(literals.filter { $0 != known }, cap: cap - sure.count, counting)
    }
    if literals.count <= 1 || cap <= 0 { return Array(literals.prefix(max(0, cap))) }
    let half = literals.count / 2
    let left = counter(Array(literals[..<half]), cap: cap, counting)
    let right = counter(Array(literals[half...]), cap: cap, counting)
    return merge(left, right, cap: cap, counting)
  }

  /// The counter of what two counters count.
  mutating func merge(
    _ left: [Literal], _ right: [Literal], cap: Int, _ counting: Counting
  ) -> [Literal] {
    if left.isEmpty || right.isEmpty { return left + right }
    let outputs = (0..<min(cap, left.count + right.count)).map { _ in variable() }
    if isGivenUp { return outputs }
    for k in outputs.indices.dropFirst() { add(-outputs[k], outputs[k - 1]) }
    for i in 0...left.count {
      for j in 0...right.count {
        if i + j > 0, i + j <= outputs.count {
          imply(outputs[i + j - 1], i > 0 ? -left[i - 1] : nil, j > 0 ? -right[j - 1] : nil)
        }
        if counting == .exact, i + j < outputs.count {
          imply(
            -outputs[i + j], i < left.count ? left[i] : nil, j < right.count ? right[j] : nil)
        }
      }
    }
    return outputs
  }

  /// A clause of two or three literals.
  private mutating func imply(_ output: Literal, _ left: Literal?, _ right: Literal?) {
    switch (left, right) {
    case (let left?, let right?): add(output, left, right)
    case (let only?, nil), (nil, let only?): add(output, only)
    case (nil, nil): add(output)
    }
  }

  /// At most so many of the literals.
  mutating func atMost(_ limit: Int, of literals: [Literal]) {
    if limit <= 0 {
      for literal in literals { add(-literal) }
    } else if limit == 1 {
      atMostOne(literals)
    } else if literals.count > limit {
      add(-counter(literals, cap: limit + 1, .up)[limit])
    }
  }

  /// As many of the ones as of the others.
  mutating func equal(_ ones: [Literal], _ others: [Literal]) {
    let asked = counter(ones, cap: others.count + 1, .exact)
    let given = counter(others, cap: others.count, .exact)
    if asked.count > others.count { add(-asked[others.count]) }
    for (k, literal) in given.enumerated() {
      if k < asked.count {
        add(-asked[k], literal)
        add(asked[k], -literal)
      } else {
        add(-literal)
      }
    }
  }
}
