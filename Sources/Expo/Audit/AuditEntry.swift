/// One write, as the audit keeps it.
struct AuditEntry: Sendable {
  /// The expo it belongs to; nil for what belongs to none (registry, series, sectors).
  let expo: Identifier<Edition>?
  /// What was done, `noun.verb`: `schedule.publish`.
  let action: String
  /// To what: a code or a number.
  let subject: String
  /// What a reader needs to understand it later; ids and counts, never personal data.
  let detail: [String: String]

  init(
    expo: Identifier<Edition>?, action: String, subject: String, detail: [String: String] = [:]
  ) {
    self.expo = expo
    self.action = action
    self.subject = subject
    self.detail = detail
  }
}
