import ArgumentParser
import Foundation

/// Which expo a verb works on.
struct ExpoOption: ParsableArguments {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The expo. (default: $EXPO)", valueName: "code"))
  var expo: String?

  /// The code given, or that of the environment.
  func code() throws -> String {
    guard let code = codeIfAny else {
      throw UsageError(
        "no expo named",
        hint: "add -e CODE or set EXPO; “expoctl expo list” shows what there is")
    }
    return code
  }

  /// The code given, or that of the environment, if there is one.
  var codeIfAny: String? {
    let code = expo ?? ProcessInfo.processInfo.environment["EXPO"]
    return code.flatMap { $0.isEmpty ? nil : $0 }
  }
}
