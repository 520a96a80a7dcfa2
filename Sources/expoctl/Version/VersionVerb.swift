import ArgumentParser

/// `expoctl version`.
struct VersionVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Print the version of this program.")

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    try session.print(
      DetailReport([
        .init("name", .text("expoctl")), .init("version", .text(Release.version)),
      ]))
  }
}
