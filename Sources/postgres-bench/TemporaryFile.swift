import Foundation

/// A file in the temporary directory for as long as `body` runs.
func withTemporaryFile<Result>(
  _ suffix: String, _ body: (URL) async throws -> Result
) async throws -> Result {
  let file = FileManager.default.temporaryDirectory
    .appending(path: "postgres-bench-\(UUID().uuidString)\(suffix)")
  guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
    throw BenchError(description: "cannot create \(file.path)")
  }
  let result: Result
  do {
    result = try await body(file)
  } catch {
    try FileManager.default.removeItem(at: file)
    throw error
  }
  try FileManager.default.removeItem(at: file)
  return result
}
