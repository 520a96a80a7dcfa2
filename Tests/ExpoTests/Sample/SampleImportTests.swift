import Foundation
import TestSupport
import Testing

@testable import Expo

@Suite("Importing the sample", .timeLimit(.minutes(2)))
struct SampleImportTests {
  static let sizes = [
    SampleExpo(),
    SampleExpo(seed: 3, russianFirms: 1, chineseFirms: 1, interpreters: 0, tables: 1),
  ]

  @Test("Every file goes in without a finding, and a second time changes nothing", arguments: sizes)
  func goesIn(_ sample: SampleExpo) async throws {
    try await withImports { app, fixture, _ in
      let folder = fixture.folder + "/sample"
      let counts = try sample.write(to: folder)
      let first = try await app.imports.apply([folder])
      #expect(first.flatMap(\.findings).map(\.code) == [])
      #expect(first.count == counts.count)
      for report in first {
        #expect(report.inserted == counts["\(report.kind).csv"])
        #expect(report.total == report.inserted)
      }
      let second = try await app.imports.apply([folder])
      #expect(second.map(\.changed).reduce(0, +) == 0)
      #expect(second.map(\.rejected).reduce(0, +) == 0)
    }
  }
}
