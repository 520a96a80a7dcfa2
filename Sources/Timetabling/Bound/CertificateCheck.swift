/// The exact check of a certificate, from the problem alone: integers only, no code of the solver.
extension BoundCertificate {
  /// Whether the multipliers prove the bound that is claimed for the problem.
  public func isProof(for problem: Problem) -> Bool {
    provenBound(for: problem) == bound
  }

  /// The bound that the multipliers prove for the problem, or `nil` when they do not fit it (wrong
  /// sizes, a negative multiplier, numbers too large to add).
  ///
  /// It is computed anew; compare it with `bound`.
  public func provenBound(for problem: Problem) -> Int? {
    guard fits(problem) else { return nil }
    let amounts = CertificateAmounts(problem)
    let terms = [
      (partySlots, amounts.partySlots), (partyMeetings, amounts.partyMeetings),
      (tables, amounts.tables), (interpreterSlots, amounts.interpreterSlots),
      (interpreterMeetings, amounts.interpreterMeetings),
    ]
    var total = CheckedSum(amounts.constant)
    total.multiply(by: scale)
    for (prices, amounts) in terms {
      for (price, amount) in zip(prices, amounts) where price > 0 {
        total.add(price, times: amount)
      }
    }
    var surplus = CertificateSurplus(problem, self)
    for r in problem.requests.indices where !amounts.isLocked[r] {
      total.add(surplus.best(of: r), times: 1)
    }
    guard let sum = total.value else { return nil }
    let (quotient, rest) = sum.quotientAndRemainder(dividingBy: scale)
    return rest < 0 ? quotient - 1 : quotient
  }

  /// Whether there is one multiplier for everything in the problem, and each is a sane number.
  private func fits(_ problem: Problem) -> Bool {
    let days = problem.days
    let people = problem.interpreters.count * days
    let counts = [
      (partySlots, problem.parties.count * days), (partyMeetings, problem.parties.count * days),
      (tables, problem.halls.flatMap(\.tables).count * days), (interpreterSlots, people),
      (interpreterMeetings, people),
    ]
    guard (1...1_000_000).contains(scale) else { return false }
    return counts.allSatisfy { prices, count in
      prices.count == count && prices.allSatisfy { (0...(1_000_000 * scale)).contains($0) }
    }
  }
}

/// A sum that notices when it leaves the range of integers.
struct CheckedSum {
  private(set) var value: Int?

  init(_ value: Int) { self.value = value }

  mutating func add(_ number: Int, times factor: Int) {
    let (product, tooLarge) = number.multipliedReportingOverflow(by: factor)
    guard let before = value, !tooLarge else {
      value = nil
      return
    }
    let (sum, overflow) = before.addingReportingOverflow(product)
    value = overflow ? nil : sum
  }

  mutating func multiply(by factor: Int) {
    guard let before = value else { return }
    let (product, overflow) = before.multipliedReportingOverflow(by: factor)
    value = overflow ? nil : product
  }
}
