import Documents

/// Entries as an iCalendar file.
struct ScheduleCalendar {
  private let edition: Edition
  private let version: ScheduleVersion
  private let subject: ScheduleSubject
  private let language: Language
  private let sequences: [String: Int]

  init(
    _ edition: Edition, _ version: ScheduleVersion, _ subject: ScheduleSubject,
    _ language: Language, sequences: [String: Int]
  ) {
    self.edition = edition
    self.version = version
    self.subject = subject
    self.language = language
    self.sequences = sequences
  }

  func document(_ entries: [ScheduleEntry]) throws -> String {
    let writer = try CalendarWriter(
      productID: "-//Expo//Timetable//\(language.rawValue.uppercased())", zone: edition.timeZone,
      name: name)
    return try writer.document(entries.map(event))
  }

  private var name: String {
    let expo = edition.names[language]
    switch subject {
    case .all: return expo
    case .firm(let code), .table(let code), .interpreter(let code): return "\(expo), \(code)"
    }
  }

  private func event(_ entry: ScheduleEntry) -> CalendarEvent {
    let codes = entry.firms.map(\.code)
    return CalendarEvent(
      uid: "\(edition.code)-\(codes.joined(separator: "-"))@expo.invalid",
      sequence: sequences[codes.joined(separator: "–")] ?? 0,
      stamp: version.publishedAt ?? version.createdAt,
      start: entry.start, end: entry.end, summary: summary(entry), location: location(entry),
      description: description(entry),
      status: version.status == .published ? .confirmed : .tentative)
  }

  /// A firm reads whom it meets; everybody else who meets.
  private func summary(_ entry: ScheduleEntry) -> String {
    let firms = entry.firms
    if case .firm(let code) = subject {
      return firms.filter { $0.code != code }.map { $0.names[language] }.joined(separator: ", ")
    }
    return firms.map { $0.names[language] }.joined(separator: " – ")
  }

  private func location(_ entry: ScheduleEntry) -> String {
    let table = "\(words.table) \(entry.table.code)"
    let hall = entry.table.hallNames?[language] ?? entry.table.hall
    return hall.map { "\($0), \(table)" } ?? table
  }

  private func description(_ entry: ScheduleEntry) -> String {
    var lines = entry.firms.map { "\($0.code): \($0.names[language])" }
    if let interpreter = entry.interpreter {
      lines.append("\(words.interpreter): \(interpreter.names[language])")
    }
    return lines.joined(separator: "\n")
  }

  private var words: (table: String, interpreter: String) {
    switch language {
    case .russian: ("стол", "Переводчик")
    case .chinese: ("桌", "翻译")
    case .english: ("table", "Interpreter")
    }
  }
}
