import Foundation
import Testing

@Suite("The table of features")
struct FeaturesTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("Every row names a test, and every test it names is there")
  func named() throws {
    let article = try String(
      contentsOf: Self.root.appending(path: "Sources/Jobs/Jobs.docc/Features.md"), encoding: .utf8)
    let rows = article.split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2)
    #expect(rows.count > 30)
    let suites = try Self.suites()
    for row in rows {
      let shown = row.split(separator: "|").last.map(String.init) ?? ""
      let names = shown.matches(of: /`([A-Za-z]+Tests)\/([A-Za-z]+)`/)
      #expect(!names.isEmpty, "\(row)")
      for name in names {
        let source = suites[String(name.1)] ?? ""
        #expect(
          source.contains(try Regex("@Test(?s:.)*func \(name.2)\\(")), "\(name.1)/\(name.2)")
      }
    }
  }

  /// The source of every suite by its name.
  private static func suites() throws -> [String: String] {
    var sources: [String: String] = [:]
    let files = FileManager.default.enumerator(
      at: root.appending(path: "Tests"), includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.lastPathComponent.hasSuffix("Tests.swift") else { continue }
      sources[file.deletingPathExtension().lastPathComponent] = try String(
        contentsOf: file, encoding: .utf8)
    }
    return sources
  }
}
