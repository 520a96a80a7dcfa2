import CLibPQ
import Glibc

/// The server ended the COPY before the writer did; its reason is read when the COPY is ended.
struct CopyRefused: Error {}

/// The bytes of one COPY on their way to the server, in chunks of 64 KiB.
///
/// Emptied when the COPY ends: a writer that outlives it gets an error instead of another
/// statement's session.
final class CopyStream {
  static let chunk = 65_536

  private var session: Session?
  var bytes: [UInt8] = []

  init(_ session: Session) {
    self.session = session
    bytes.reserveCapacity(Self.chunk + 4_096)
  }

  var isFull: Bool { bytes.count >= Self.chunk }

  /// Sends what has gathered, waiting for the server where it is slower than the writer.
  func send() async throws {
    guard let session else {
      throw PostgresError(.misuse, "a COPY writer was used after its COPY")
    }
    try Task.checkCancellation()
    guard !bytes.isEmpty else { return }
    while true {
      let status = bytes.withUnsafeBytes { buffer in
        PQputCopyData(
          session.connection, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
          Int32(buffer.count))
      }
      guard status >= 0 else { throw CopyRefused() }
      if status == 1 { break }
      try await flush(session)
    }
    bytes.removeAll(keepingCapacity: true)
    try await flush(session)
    guard !isRefused(session) else { throw CopyRefused() }
  }

  private func flush(_ session: Session) async throws {
    while PQflush(session.connection) == 1 {
      _ = await session.ready(for: .readOrWrite)
      guard !isRefused(session), PQconsumeInput(session.connection) == 1 else {
        throw CopyRefused()
      }
    }
  }

  /// True when an error message is what the server has sent next.
  ///
  /// libpq looks at it only when the COPY is ended, and the server would read and drop everything
  /// until then. Where the connection is encrypted the socket's bytes mean nothing, so there the
  /// writer goes on to its end.
  private func isRefused(_ session: Session) -> Bool {
    guard PQsslInUse(session.connection) == 0, PQgssEncInUse(session.connection) == 0 else {
      return false
    }
    var type: UInt8 = 0
    let count = recv(session.socket, &type, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
    return count == 1 && type == UInt8(ascii: "E")
  }

  /// Sends the rest.
  func finish() async throws { try await send() }

  func close() {
    session = nil
    bytes = []
  }
}
