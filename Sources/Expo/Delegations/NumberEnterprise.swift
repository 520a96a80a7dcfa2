import Postgres

extension Enterprises {
  /// Gives a firm a registry number; one whose check digit fails needs evidence.
  ///
  /// - Parameters:
  ///   - scheme: A row of `identifier_schemes`: `inn`, `uscc`, ….
  ///   - evidence: What shows that the number is genuine although its check digit fails.
  /// - Throws: `EnterpriseError.unknown`, `.invalid`, `.checkFails`, `.numberTaken`.
  @discardableResult
  public func number(
    _ code: String, scheme: String, value: String, evidence: String? = nil, expo: String,
    isDryRun: Bool = false
  ) async throws -> EnterpriseDetail {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      try await RegistryQueries.lock(in: tx)
      let party = try await party(code, of: edition, in: tx)
      let (number, fails) = try Self.checked(value, scheme: scheme, hasEvidence: evidence != nil)
      if let owner = try await SchemeQueries.owner(of: number, in: tx), owner != party {
        let other = try await EnterpriseChangeQueries.code(of: owner, in: edition.id, in: tx)
        throw EnterpriseError.numberTaken(scheme: scheme, value: number.value, by: other)
      }
      try await SchemeQueries.give(
        number, evidence: fails ? evidence : nil, to: party, by: context.actor, in: tx)
      var detail = ["scheme": number.scheme, "value": number.value]
      if fails { detail["evidence"] = evidence }
      try await note("enterprise.number", code, detail, edition, in: tx)
      return try await self.detail(code, of: edition, in: tx)
    }
  }

  /// The number in its plain form, and whether its check digit fails.
  private static func checked(
    _ value: String, scheme: String, hasEvidence: Bool
  ) throws(EnterpriseError) -> (RegistryNumber, fails: Bool) {
    guard let known = NumberScheme(rawValue: scheme) else {
      throw .invalid(
        field: "scheme", value: scheme,
        rule: "one of " + NumberScheme.allCases.map(\.rawValue).joined(separator: ", "))
    }
    let number = RegistryNumber(scheme: scheme, value: value.plainRegistryNumber)
    do throws(RegistryNumberFault) {
      try known.check(number.value)
      return (number, false)
    } catch {
      switch error {
      case .length(let rule), .alphabet(let rule):
        throw .invalid(field: scheme, value: value, rule: rule)
      case .checksum(let expected):
        if hasEvidence { return (number, true) }
        throw .checkFails(scheme: scheme, value: number.value, expected: expected)
      }
    }
  }
}
