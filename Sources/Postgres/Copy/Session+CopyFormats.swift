extension Session {
  func copyBinary(
    _ target: SQL, _ produce: (CopyWriter) async throws -> Void
  ) async throws -> Int {
    try await copy("copy \(target) from stdin (format binary)") { stream in
      let writer = CopyWriter(stream)
      try await produce(writer)
      writer.finish()
    }
  }

  func copyText(
    _ target: SQL, options: SQL, _ produce: (CopyTextWriter) async throws -> Void
  ) async throws -> Int {
    try await copy("copy \(target) from stdin (\(options))") { stream in
      try await produce(CopyTextWriter(stream))
    }
  }
}
