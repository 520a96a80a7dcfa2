import Expo
import Foundation
import Logging

/// One run of one verb: the streams, the reader, and the application when the verb asks for it.
struct Session: Sendable {
  let console: Console
  let format: OutputFormat
  let language: Language
  let logger: Logger

  init(_ global: GlobalOptions, environment: [String: String]) {
    console = Console(
      terminal: .current(environment: environment), isQuiet: global.quiet,
      speaksJSON: global.output == .json, allowsColour: !global.noColor)
    format = global.output
    language = global.lang ?? .preferred(environment: environment)
    var logger = Logger(label: "expoctl") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel =
      switch global.verbose {
      case 0 where console.isQuiet: .error
      case 0: Logger.Level(variable: environment["EXPO_LOG_LEVEL"]) ?? .warning
      case 1: .info
      default: .trace
      }
    self.logger = logger
  }

  /// The database itself, for verbs that work where the application would refuse to open.
  func administration() throws -> DatabaseAdministration {
    DatabaseAdministration(try Configuration.fromEnvironment(), logger: logger)
  }

  /// Opens the application, runs the body and closes it again, whatever happens.
  ///
  /// - Parameter poolSize: Connections there may be at once; they are made when they are needed.
  func open<T: Sendable>(
    poolSize: Int = 8, _ body: (ExpoApplication) async throws -> T
  ) async throws -> T {
    let application = try await ExpoApplication.open(
      Configuration.fromEnvironment(), as: .caller, poolSize: poolSize, logger: logger)
    do {
      let result = try await body(application)
      await application.close()
      return result
    } catch {
      await application.close()
      throw error
    }
  }

  /// Opens the application for verbs of one expo.
  func open<T: Sendable>(
    _ expo: ExpoOption, _ body: (ExpoApplication, Edition) async throws -> T
  ) async throws -> T {
    let code = try expo.code()
    return try await open { application in
      try await body(application, application.editions.show(code))
    }
  }

  /// Prints a report in the format asked for, times on the clock of the edition's venue.
  func print(_ report: some Report, of edition: Edition? = nil) throws {
    let clock = edition.flatMap { VenueClock(zone: $0.timeZone) } ?? VenueClock()
    let reader = Reader(language: language, clock: clock)
    switch format {
    case .json: try console.write(report.json(reader).text + "\n")
    case .csv: try console.write(report.csv(reader).bytes)
    case .table:
      let page = Page(
        reader: reader, width: console.terminal.width,
        isColoured: console.isColoured && console.terminal.isOutputSeen)
      try console.write(report.table(page))
      if let text = report.whenEmpty { console.note(text) }
    }
  }
}

extension Logger.Level {
  /// The level that a variable of the environment names; nil when it names none.
  fileprivate init?(variable: String?) {
    guard let variable, let level = Self(rawValue: variable) else { return nil }
    self = level
  }
}
