/// What came of proving a version again.
public struct VerificationReport: Sendable, Codable {
  /// What is to be thought of the version.
  public enum Verdict: String, Sendable, Codable {
    /// Everything holds.
    case proved
    /// The rules hold, but the input changed since: the figures of then cannot be proved again.
    case outdated
    /// Something does not hold.
    case failed
  }

  /// The version.
  public let version: Int
  /// Where it stands.
  public let status: ScheduleStatus
  /// What is to be thought of it.
  public let verdict: Verdict
  /// The weight as summed up from the wishes.
  public let weight: Int
  /// The bound as proved from the certificate; nil when the input changed or it proves nothing.
  public let provenBound: Int?
  /// Every check.
  public let checks: [VerificationCheck]
  /// What is as it should be but worth knowing: meetings changed by hand since.
  public let notes: [String]
}

/// One check of a verification.
public struct VerificationCheck: Sendable, Codable, Hashable {
  /// Stable: `rules`, `wishes`, `figures`, `bound`, `live`, `live_rules`, `reservations`.
  public let name: String
  /// Whether it holds; nil when it could not be made because the input changed.
  public let holds: Bool?
  /// What does not hold, one sentence each, at most fifty.
  public let findings: [String]

  init(_ name: String, _ findings: [String]) {
    self.name = name
    holds = findings.isEmpty
    let shown = 50
    self.findings =
      findings.count <= shown
      ? findings : findings.prefix(shown) + ["and \(findings.count - shown) more"]
  }

  /// A check that the input of today does not allow.
  init(notMade name: String) {
    self.name = name
    holds = nil
    findings = []
  }
}
