import CLibPQ
import Glibc

/// The server ended the COPY before the writer did; its reason is read when the COPY is ended.
struct CopyRefused: Error {}

/// The bytes of one COPY on their way to the server.
///
/// They gather to chunks of 16 KiB and go in messages of 8 KiB, since the server reads a message to
/// its end before it looks at the first row. While the server takes one chunk the writer makes the
/// next.
///
/// Emptied when the COPY ends: a writer that outlives it gets an error instead of another
/// statement's session.
final class CopyStream {
  static let chunk = 16_384
  private static let message = 8_192

  private var session: Session?
  var bytes: [UInt8] = []

  init(_ session: Session) {
    self.session = session
    bytes.reserveCapacity(Self.chunk + 4_096)
  }

  var isFull: Bool { bytes.count >= Self.chunk }

  /// Sends what has gathered, once the server has taken what was sent before.
  func send() async throws {
    guard let session else {
      throw PostgresError(.misuse, "a COPY writer was used after its COPY")
    }
    try Task.checkCancellation()
    guard !bytes.isEmpty else { return }
    try await flush(session)
    for start in stride(from: 0, to: bytes.count, by: Self.message) {
      while try !put(bytes[start..<min(start + Self.message, bytes.count)], session) {
        try await flush(session)
      }
    }
    bytes.removeAll(keepingCapacity: true)
    guard PQflush(session.connection) >= 0, !isRefused(session) else { throw CopyRefused() }
  }

  /// Hands bytes over to libpq; false when it has no room for them.
  private func put(_ bytes: ArraySlice<UInt8>, _ session: Session) throws(CopyRefused) -> Bool {
    let status = bytes.withUnsafeBytes { buffer in
      PQputCopyData(
        session.connection, buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        Int32(buffer.count))
    }
    guard status >= 0 else { throw CopyRefused() }
    return status == 1
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
