/// Why a document could not be reached, as opposed to what is wrong inside it.
public enum DocumentError: Error, Sendable, Hashable {
  /// The path could not be opened; the reason is the operating system's.
  case cannotOpen(path: String, reason: String)
  /// Reading broke off; the reason is the operating system's.
  case cannotRead(path: String, reason: String)
  /// This machine has no converter for the encoding.
  case encodingUnavailable(name: String)
  /// The name is not a time zone that this machine knows.
  case zoneUnknown(name: String)
}

extension DocumentError: CustomStringConvertible {
  /// One sentence that names the file, encoding or zone.
  public var description: String {
    switch self {
    case .cannotOpen(let path, let reason): "cannot open \(path): \(reason)"
    case .cannotRead(let path, let reason): "cannot read \(path): \(reason)"
    case .encodingUnavailable(let name): "no converter for the encoding \(name) on this machine"
    case .zoneUnknown(let name): "unknown time zone \(name)"
    }
  }
}
