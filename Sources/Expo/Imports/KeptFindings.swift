import Postgres

/// Findings on their way into a `jsonb` column, written by hand: there may be some for each of a hundred
/// thousand rows.
struct KeptFindings: PostgresEncodable {
  let list: [ImportFinding]

  static var postgresType: PostgresType { JSON<[ImportFinding]>.postgresType }

  /// Appends the version byte and the text, with the keys of `ImportFinding`.
  func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    var json = "["
    for (index, finding) in list.enumerated() {
      json += index == 0 ? "{\"code\":" : ",{\"code\":"
      JSONValue.write(finding.code, to: &json)
      json += ",\"column\":"
      JSONValue.write(finding.column, to: &json)
      json += ",\"hint\":"
      JSONValue.write(finding.hint, to: &json)
      json += ",\"row\":\(finding.row)"
      if let value = finding.value {
        json += ",\"value\":"
        JSONValue.write(value, to: &json)
      }
      json += "}"
    }
    json += "]"
    bytes.append(1)
    bytes.append(contentsOf: json.utf8)
  }
}
