/// Why data could not be written.
enum OutputError: Error, Sendable, CustomStringConvertible {
  /// The reader of the pipe has gone; nobody misses the rest.
  case closed
  /// The disk is full, or the like; the reason is the operating system's.
  case failed(reason: String)

  var description: String {
    switch self {
    case .closed: "the reader of the output has gone"
    case .failed(let reason): "cannot write the output: \(reason)"
    }
  }
}
