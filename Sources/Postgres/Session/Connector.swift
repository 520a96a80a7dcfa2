import CLibPQ
import Logging

/// Opens sessions on threads of their own: name look-up, password hashing and the walk over hosts
/// block.
struct Connector: Sendable {
  let configuration: PostgresConfiguration
  let logger: Logger

  /// Statements that a session keeps prepared.
  private static let statementCapacity = 256

  /// Opens a session and calls `completion` from the thread that did.
  func connect(_ completion: @escaping @Sendable (Result<SessionBox, PostgresError>) -> Void) {
    let started = BlockingThread.start { completion(open()) }
    guard !started else { return }
    completion(.failure(PostgresError(.connectFailed, "the system has no thread left")))
  }

  /// Opens a session; not cut short by cancellation, since libpq's connecting is not.
  func connect() async throws(PostgresError) -> SessionBox {
    let result = await withUnsafeContinuation { continuation in
      connect { continuation.resume(returning: $0) }
    }
    return try result.get()
  }

  private func open() -> Result<SessionBox, PostgresError> {
    let parameters = configuration.connectionParameters
    let connection = Self.withCStrings(parameters.map(\.name)) { names in
      Self.withCStrings(parameters.map(\.value)) { values in
        PQconnectdbParams(names, values, 0)
      }
    }
    guard let connection else {
      return .failure(PostgresError(.connectFailed, "libpq is out of memory"))
    }
    guard PQstatus(connection) == CONNECTION_OK else { return .failure(refusal(connection)) }
    let notices = NoticeSink(logger: logger)
    notices.attach(to: connection)
    let jitter = Double.random(in: 0.9...1)
    let session = Session(
      connection, notices: notices,
      statementCapacity: configuration.usesNamedStatements ? Self.statementCapacity : 0,
      expires: .now + configuration.maxLifetime * jitter)
    guard let session else { return .failure(refusal(connection)) }
    return .success(SessionBox(session: session))
  }

  private func refusal(_ connection: OpaquePointer) -> PostgresError {
    let message = ServerReport.trimmed(PQerrorMessage(connection))
    PQfinish(connection)
    return PostgresError(.connectFailed, message)
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
  ) -> Result {
    var bytes: [CChar] = []
    var offsets: [Int] = []
    for string in strings {
      offsets.append(bytes.count)
      bytes.append(contentsOf: string.utf8CString)
    }
    return bytes.withUnsafeBufferPointer { buffer in
      var pointers = offsets.map { offset in buffer.baseAddress.map { $0 + offset } }
      pointers.append(nil)
      return body(pointers)
    }
  }
}
