import Foundation

/// What the two output streams are connected to.
struct Terminal: Sendable {
  /// Whether a person sees standard output.
  let isOutputSeen: Bool
  /// Whether a person sees standard error.
  let isErrorSeen: Bool
  /// Columns of the terminal of standard output; nil when it is none.
  let width: Int?
  /// Columns of the terminal of standard error; nil when it is none.
  let errorWidth: Int?
  /// Whether escape sequences are welcome: a terminal that is not dumb, and `NO_COLOR` unset or empty.
  let allowsColour: Bool

  /// Looks at this process.
  static func current(environment: [String: String]) -> Terminal {
    let isOutputSeen = isatty(STDOUT_FILENO) == 1
    return Terminal(
      isOutputSeen: isOutputSeen, isErrorSeen: isatty(STDERR_FILENO) == 1,
      width: columns(of: STDOUT_FILENO), errorWidth: columns(of: STDERR_FILENO),
      allowsColour: (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb")
  }

  private static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
