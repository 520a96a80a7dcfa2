import Testing

@testable import Documents

@Suite("Cells that spreadsheets would run")
struct InertCellTests {
  private static let cells = [
    "", "plain", "=1+1", "+7 900", "-", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''=1", "'",
    "''", "it's", "'quoted'", "1-2",
  ]

  @Test("what is made inert comes back as it was", arguments: cells)
  func reversible(_ cell: String) {
    #expect(InertCell.restored(InertCell.reversible(cell)) == cell)
    #expect(InertCell.restored(InertCell.marked(cell)) == cell)
    #expect(!InertCell.isNeeded(InertCell.reversible(cell)))
  }

  @Test(
    "only what would be run is touched",
    arguments: [("=1", "'=1"), ("＋1", "'＋1"), ("a=1", "a=1"), ("'=1", "'=1"), ("", "")])
  func inert(_ cell: String, _ shown: String) {
    #expect(InertCell.inert(cell) == shown)
  }
}
