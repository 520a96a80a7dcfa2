import Documents
import Foundation
import Synchronization

/// The two streams: data on standard output, everything else on standard error.
final class Console: Sendable {
  let terminal: Terminal
  /// Whether notes are withheld.
  let isQuiet: Bool
  /// Whether complaints are objects.
  let speaksJSON: Bool
  let isColoured: Bool
  /// Whether a progress line stands on the terminal and has to go before anything else is written.
  private let hasProgress = Mutex(false)

  init(terminal: Terminal, isQuiet: Bool, speaksJSON: Bool, allowsColour: Bool) {
    self.terminal = terminal
    // A program that reads objects from standard error is not to stumble over words.
    self.isQuiet = isQuiet || speaksJSON && !terminal.isErrorSeen
    self.speaksJSON = speaksJSON
    isColoured = allowsColour && terminal.allowsColour
  }

  /// Writes data to standard output.
  ///
  /// - Throws: `OutputError.closed` when the reader has gone, as `head` does.
  func write(_ bytes: some Sequence<UInt8>) throws {
    clearProgress()
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      if Self.errorNumber(error) == EPIPE { throw OutputError.closed }
      throw OutputError.failed(reason: String(cString: strerror(Self.errorNumber(error))))
    }
  }

  /// Writes data to standard output.
  func write(_ text: String) throws { try write(text.utf8) }

  /// Tells a person something that is not data, unless `-q` was given.
  func note(_ text: String, tone: Tone = .plain) {
    if !isQuiet { say(text, tone) }
  }

  /// Tells a person or a program what is wrong, quiet or not.
  func complain(_ report: ErrorReport, tone: Tone = .plain) {
    if speaksJSON { say(report.json.text, .plain) } else { say(report.text, tone) }
  }

  private func say(_ text: String, _ tone: Tone) {
    clearProgress()
    writeError((isColoured && terminal.isErrorSeen ? tone.paint(text) : text) + "\n")
  }

  /// Shows where a long run is, in the place of what was shown before; nothing off a terminal.
  func showProgress(_ text: String) {
    guard terminal.isErrorSeen, !isQuiet else { return }
    hasProgress.withLock { $0 = true }
    // A line that wraps could not be taken back.
    let line = terminal.errorWidth.map { TextTable.cut(text, to: $0 - 1) } ?? text
    writeError("\r\u{1B}[2K" + line)
  }

  private func clearProgress() {
    let wasShown = hasProgress.withLock { shown in
      defer { shown = false }
      return shown
    }
    if wasShown { writeError("\r\u{1B}[2K") }
  }

  /// When standard error itself cannot be written there is nobody left to tell.
  private func writeError(_ text: String) {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let written = bytes[start...].withUnsafeBytes {
        Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count)
      }
      if written > 0 { start += written } else if errno != EINTR { return }
    }
  }

  private static func errorNumber(_ error: any Error) -> Int32 {
    let error = error as NSError
    if error.domain == NSPOSIXErrorDomain { return Int32(error.code) }
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError
    return cause.map { Int32($0.code) } ?? EIO
  }
}
