import ArgumentParser
import Documents
import Expo

/// Which files to take and how to read them.
struct ImportFileOptions: ParsableArguments {
  @Argument(
    help: "Files, or folders whose files are named after their kinds.", completion: .file())
  var paths: [String]

  @Option(help: "The kind of the files. (default: told by name or header)")
  var kind: String?

  @Option(help: "The encoding of the files, as utf-8 or windows-1251. (default: detected)")
  var encoding: TextEncoding?

  @Flag(help: "Print what is wrong with rows, one finding a line, instead of one line a file.")
  var findings = false

  /// How `Imports` is to read them.
  func options(isDryRun: Bool, isPartial: Bool = false) -> ImportOptions {
    ImportOptions(kind: kind, encoding: encoding, isDryRun: isDryRun, isPartial: isPartial)
  }
}
