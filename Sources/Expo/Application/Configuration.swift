import Cluster
public import Foundation

/// What a process is told by its environment.
public struct Configuration: Sendable {
  /// The server to use; nil for the private cluster of this machine.
  public var databaseURL: String?
  /// Where the private cluster and other files of this machine are kept.
  public var home: String
  /// The folder with the migrations; nil to look beside and above the program.
  public var migrations: String?
  /// The expo that commands mean when they name none.
  public var expo: String?

  /// Reads `EXPO_DATABASE_URL` (or the file named by `EXPO_DATABASE_URL_FILE`), `EXPO_HOME`,
  /// `EXPO_SQL_DIR` and `EXPO`.
  /// - Throws: `ConfigurationError`.
  public static func fromEnvironment(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(ConfigurationError) -> Configuration {
    Configuration(
      databaseURL: try databaseURL(environment),
      home: PrivateCluster.homeDirectory(environment: environment),
      migrations: value("EXPO_SQL_DIR", environment).map { $0 + "/migrations" },
      expo: value("EXPO", environment))
  }

  private static func databaseURL(
    _ environment: [String: String]
  ) throws(ConfigurationError) -> String? {
    if let url = value("EXPO_DATABASE_URL", environment) { return url }
    guard let path = value("EXPO_DATABASE_URL_FILE", environment) else { return nil }
    do {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      return text.trimmingCharacters(in: .whitespacesAndNewlines)
    } catch {
      throw .unreadable(
        variable: "EXPO_DATABASE_URL_FILE", path: path, reason: error.localizedDescription)
    }
  }

  private static func value(_ name: String, _ environment: [String: String]) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The folder with the migrations.
  ///
  /// Looked for in turn: what was configured, `share/expo/sql/migrations` beside the program's `bin`,
  /// `sql/migrations` in the folders above the program.
  /// - Throws: `ConfigurationError.migrationsMissing`.
  func migrationsFolder() throws(ConfigurationError) -> String {
    if let migrations { return migrations }
    let program = URL(
      fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0]
    ).resolvingSymlinksInPath()
    var folder = program.deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent()
      .appendingPathComponent("share/expo/sql/migrations").path
    if FileManager.default.fileExists(atPath: installed) { return installed }
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent("sql/migrations").path
      if FileManager.default.fileExists(atPath: candidate) { return candidate }
      folder.deleteLastPathComponent()
    }
    throw .migrationsMissing(program: program.path)
  }
}

/// What can be wrong with the environment.
public enum ConfigurationError: ExpoFailure {
  /// A file named by a variable cannot be read.
  case unreadable(variable: String, path: String, reason: String)
  /// No folder with migrations.
  case migrationsMissing(program: String)

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .unreadable: "configuration.unreadable"
    case .migrationsMissing: "configuration.migrations_missing"
    }
  }

  /// What sort of failure it is.
  public var kind: FailureKind { .internal }

  /// One sentence that names the offending value.
  public var message: String {
    switch self {
    case .unreadable(let variable, let path, let reason):
      "\(variable): cannot read \(path): \(reason)"
    case .migrationsMissing(let program): "no sql/migrations beside or above \(program)"
    }
  }

  /// What to do about it.
  public var advice: String? {
    if case .migrationsMissing = self { return "set EXPO_SQL_DIR to the folder sql of the product" }
    return nil
  }
}
