extension Session {
  /// Makes the session as new; if that fails the pool will close it.
  func clean() async {
    do {
      if isInTransaction { try await command("rollback", cancellable: false) }
      try await command("discard all", cancellable: false)
      statements.forgetAll()
    } catch {
      isSpoiled = true
    }
  }
}
