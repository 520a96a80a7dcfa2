/// A W3C trace context (`traceparent`): the trace that something belongs to, and the span of it that
/// is the cause.
public struct TraceContext: Sendable, Hashable {
  /// The whole trace: 32 hexadecimal digits, not all zero.
  public let traceID: String
  /// The span that causes what follows: 16 hexadecimal digits, not all zero.
  public let spanID: String
  /// Whether somebody records the trace, in bit 0.
  public let flags: UInt8

  /// A span of the same trace that this one causes.
  public func child() -> TraceContext {
    var span: UInt64 = 0
    while span == 0 { span = .random(in: .min ... .max) }
    return TraceContext(
      traceID: traceID, spanID: Self.hex(span, digits: 16), flags: flags)
  }

  /// The beginning of a trace.
  public static func beginning(isSampled: Bool = false) -> TraceContext {
    var halves: (UInt64, UInt64) = (0, 0)
    while halves == (0, 0) {
      halves = (.random(in: .min ... .max), .random(in: .min ... .max))
    }
    let trace = hex(halves.0, digits: 16) + hex(halves.1, digits: 16)
    return TraceContext(traceID: trace, spanID: "", flags: isSampled ? 1 : 0).child()
  }

  private init(traceID: String, spanID: String, flags: UInt8) {
    self.traceID = traceID
    self.spanID = spanID
    self.flags = flags
  }

  private static func hex(_ number: UInt64, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: digits - text.count) + text
  }
}

extension TraceContext: LosslessStringConvertible {
  /// `00-<trace>-<span>-<flags>`.
  public var description: String {
    "00-\(traceID)-\(spanID)-\(Self.hex(UInt64(flags), digits: 2))"
  }

  /// Reads a header of any version; of a later one, what version 00 knows. Nil for what the
  /// recommendation tells to ignore.
  public init?(_ description: String) {
    let parts = description.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 4, Self.isHex(parts[0], 2), parts[0] != "ff",
      parts[0] != "00" || parts.count == 4,
      Self.isHex(parts[1], 32), Self.isHex(parts[2], 16), Self.isHex(parts[3], 2),
      parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" }),
      let flags = UInt8(parts[3], radix: 16)
    else { return nil }
    self.init(traceID: String(parts[1]), spanID: String(parts[2]), flags: flags)
  }

  private static func isHex(_ text: Substring, _ digits: Int) -> Bool {
    text.utf8.count == digits
      && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}
