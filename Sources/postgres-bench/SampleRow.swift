import Foundation

/// One row of the sample: the six types that an import is made of, the same at every run.
struct SampleRow {
  let id: Int64
  let name: String
  let moment: Date
  let amount: Double
  let isActive: Bool
  let key: UUID

  static let columns = "id, name, moment, amount, is_active, key"
  static let table = """
    create unlogged table postgres_bench (
      id int8, name text, moment timestamptz, amount float8, is_active bool, key uuid)
    """

  init(_ number: Int) {
    id = Int64(number)
    name = "Firm of the sample No. \(number)"
    moment = Date(timeIntervalSince1970: 1_404_000_000 + Double(number))
    amount = Double(number) * 1.25
    isActive = number % 3 == 0
    let bits = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
    key = Swift.withUnsafeBytes(of: (bits, ~bits)) { UUID(uuid: $0.load(as: uuid_t.self)) }
  }

  /// The fields as COPY's text format wants them.
  var fields: [String?] {
    [
      String(id), name, Self.timestamp(id), String(amount), isActive ? "t" : "f", key.uuidString,
    ]
  }

  /// The moment by arithmetic: a formatter would be what is measured.
  private static func timestamp(_ id: Int64) -> String {
    let seconds = Int(id) % 86_400
    let day = 1 + Int(id) / 86_400 % 28
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return
      "2014-07-\(two(day)) \(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))+00"
  }
}
