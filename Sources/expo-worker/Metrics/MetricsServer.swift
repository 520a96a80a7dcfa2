import FlyingFox
import FlyingSocks
import Foundation
import Logging

/// Answers `GET /metrics` over HTTP, and nothing else.
struct MetricsServer: Sendable {
  let address: MetricsAddress
  let logger: Logger

  /// Serves a page while `body` runs; an address that cannot be had ends it before `body` begins.
  func serve<Result>(
    _ page: MetricsPage, beside body: () async throws -> Result
  ) async throws -> Result {
    let server = try makeServer()
    await server.appendRoute("GET /metrics") { _ in
      HTTPResponse(
        statusCode: .ok,
        headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
        body: Data(await page.text().utf8))
    }
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await run(server) }
      group.addTask { try await server.waitUntilListening() }
      try await group.next()
      if let port = await server.listeningAddress?.port {
        logger.info(
          "metrics are served", metadata: ["url": "http://\(address.host):\(port)/metrics"])
      }
      defer { group.cancelAll() }
      return try await body()
    }
  }

  private func makeServer() throws -> HTTPServer {
    do {
      return address.isSix
        ? HTTPServer(
          address: try sockaddr_in6.inet6(ip6: address.host, port: address.port),
          logger: .disabled)
        : HTTPServer(
          address: try sockaddr_in.inet(ip4: address.host, port: address.port), logger: .disabled)
    } catch {
      throw MetricsUnserved(address: address, reason: "no IP address")
    }
  }

  /// A worker whose metrics cannot be read any more goes on working.
  private func run(_ server: HTTPServer) async throws {
    do {
      try await server.run()
    } catch {
      if Task.isCancelled { return }
      logger.error("metrics are not served", metadata: ["error": "\(error)"])
      throw MetricsUnserved(address: address, reason: "\(error)")
    }
  }
}

/// Why metrics cannot be served.
struct MetricsUnserved: Error, CustomStringConvertible {
  let address: MetricsAddress
  let reason: String
  var description: String {
    "cannot serve metrics on \(address.host) port \(address.port): \(reason)"
  }
}

extension Socket.Address {
  fileprivate var port: UInt16? {
    switch self {
    case .ip4(_, let port), .ip6(_, let port): port
    case .unix: nil
    }
  }
}
