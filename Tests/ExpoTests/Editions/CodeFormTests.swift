import Postgres
import TestSupport
import Testing

@Suite("The form of codes", .timeLimit(.minutes(1)))
struct CodeFormTests {
  @Test("a letter or digit, then letters, digits, signs, 63 at most: the database holds to it")
  func form() async throws {
    try await withScratchDatabase { database in
      for code in ["a", "9", "A.b_c-9", String(repeating: "z", count: 63)] {
        let row = try await database.client.first("select \(code)::text::code_text::text as code")
        #expect(try row?.decode("code", as: String.self) == code)
      }
      for code in ["", ".a", "-", "a b", "aж", "a\n", String(repeating: "z", count: 64)] {
        let error = await #expect(throws: PostgresError.self, "\(code)") {
          try await database.client.first("select \(code)::text::code_text::text as code")
        }
        #expect(error?.constraint == "code_text_form", "\(code)")
      }
    }
  }
}
