public import Logging

/// A logger for tests: it says nothing.
public let quietLogger = Logger(label: "expo.tests") { _ in SwiftLogNoOpLogHandler() }
