/// Where a file is imported to.
struct ImportScope: Sendable {
  /// The expo; nil for kinds that belong to none.
  let edition: Edition?
  /// Who imports.
  let actor: Actor

  /// The expo of a kind that needs one.
  /// - Throws: `ImportError.expoNeeded`.
  func required(by kind: String) throws(ImportError) -> Edition {
    guard let edition else { throw .expoNeeded(kind: kind) }
    return edition
  }
}
