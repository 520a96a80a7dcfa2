import ArgumentParser

/// Where metrics are served: `127.0.0.1:9464`, `[::1]:9464`; port 0 takes any free one.
struct MetricsAddress: ExpressibleByArgument, Equatable, Sendable {
  let host: String
  let port: UInt16
  /// Whether the host is of IPv6.
  let isSix: Bool

  init?(argument: String) {
    guard let colon = argument.lastIndex(of: ":"),
      let port = UInt16(argument[argument.index(after: colon)...])
    else { return nil }
    var host = argument[..<colon]
    isSix = host.hasPrefix("[") && host.hasSuffix("]") && host.count > 2
    if isSix {
      host = host.dropFirst().dropLast()
    } else if host.contains(where: ":[]".contains) {
      return nil
    }
    guard !host.isEmpty else { return nil }
    self.host = host == "localhost" ? "127.0.0.1" : String(host)
    self.port = port
  }
}
