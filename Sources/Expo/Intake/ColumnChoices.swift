/// The words that columns with few values take; what is read and what templates offer are the same.
enum ColumnChoices {
  static let preferences = ["must", "meet", "no"]
  static let dealStatuses = ["intended", "signed", "cancelled"]
  static let delegationKinds = ["national", "regional", "ministry", "industry", "enterprise"]
  static let delegationStatuses = ["draft", "invited", "confirmed", "withdrawn"]
  static let contactRoles = ["head", "lead", "delegate", "liaison"]
  static let flags = ["yes", "no"]

  /// The words by kind and column; columns of one meaning everywhere stand there alone.
  private static let table: [String: [String]] = [
    "requests.preference": preferences, "deals.status": dealStatuses,
    "delegations.kind": delegationKinds, "delegations.status": delegationStatuses,
    "contacts.role": contactRoles, "contacts.consent_badge": flags,
    "contacts.consent_crossborder": flags, "contacts.sex": ["F", "M", "X"],
    "country": CountryCodes.all.sorted(), "nationality": CountryCodes.all.sorted(),
    "is_vip": flags, "needs_interpreter": flags, "vip_cleared": flags, "accessible": flags,
  ]

  /// Columns in which a day stands.
  private static let days: Set = [
    "arrival_date", "born", "travel_doc_expiry", "starts", "ends", "valid_from", "valid_to",
    "signed_on", "open_from", "open_to", "day", "foundation_laid", "opened",
  ]

  /// The words of a column of a kind; empty when it takes any.
  static func words(of column: String, in kind: String) -> [String] {
    table["\(kind).\(column)"] ?? table[column] ?? []
  }

  /// Whether a day is to stand in the column.
  static func isDay(_ column: String) -> Bool { days.contains(column) }
}
