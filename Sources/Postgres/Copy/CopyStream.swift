import CLibPQ

/// The server ended the COPY before the writer did; its reason is read when the COPY is ended.
struct CopyRefused: Error {}

/// The bytes of one COPY on their way to the server, in chunks of 64 KiB.
///
/// Emptied when the COPY ends: a writer that outlives it gets an error instead of another statement's session.
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
      await session.flush()
    }
    bytes.removeAll(keepingCapacity: true)
    await session.flush()
    // Takes notice of an error the server has sent meanwhile, so that the next write stops.
    guard PQconsumeInput(session.connection) == 1 else { throw CopyRefused() }
  }

  /// Sends the rest.
  func finish() async throws { try await send() }

  func close() {
    session = nil
    bytes = []
  }
}
