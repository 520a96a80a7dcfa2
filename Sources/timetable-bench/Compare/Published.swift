import Foundation

/// Results that others have published: instance, then "d2" for a fairness of 2.
struct Published: Decodable {
  struct Entry: Decodable {
    let best: Best
  }

  struct Best: Decodable, CustomStringConvertible {
    let breaks: Int?
    let unsat: Bool
    let proved: Bool

    var description: String { unsat ? "infeasible" : breaks.map { String($0) } ?? "-" }

    /// Whether a result is the same and proved.
    func isReproduced(by result: ContenderResult) -> Bool {
      unsat
        ? result.status == "infeasible" : result.status == "optimal" && result.value == breaks
    }

    /// Whether a result cannot be true if this one is.
    func isContradicted(by result: ContenderResult) -> Bool {
      guard proved else { return false }
      if unsat { return result.value != nil }
      guard result.status != "infeasible", let breaks else { return true }
      return (result.value ?? breaks) < breaks
        || (result.status == "optimal" && result.value != breaks)
    }
  }

  let instances: [String: [String: Entry]]

  static func load(_ path: String) throws -> Published {
    try JSONDecoder().decode(
      Published.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }

  func best(of instance: String, fairness: Int?) -> Best? {
    instances[instance]?["d\(fairness ?? 2)"]?.best
  }
}
