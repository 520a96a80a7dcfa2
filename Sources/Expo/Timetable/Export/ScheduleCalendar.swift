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
    let pair = "\(entry.a.code)–\(entry.b.code)"
    return CalendarEvent(
      uid: "\(edition.code)-\(entry.a.code)-\(entry.b.code)@expo.invalid",
      sequence: sequences[pair] ?? 0, stamp: version.publishedAt ?? version.createdAt,
      start: entry.start, end: entry.end, summary: summary(entry), location: location(entry),
      description: description(entry),
      status: version.status == .published ? .confirmed : .tentative)
  }

  /// A firm reads whom it meets; everybody else who meets.
  private func summary(_ entry: ScheduleEntry) -> String {
    switch subject {
    case .firm(entry.a.code): entry.b.names[language]
    case .firm(entry.b.code): entry.a.names[language]
    default: "\(entry.a.names[language]) – \(entry.b.names[language])"
    }
  }

  private func location(_ entry: ScheduleEntry) -> String {
    let table = "\(words.table) \(entry.table.code)"
    let hall = entry.table.hallNames?[language] ?? entry.table.hall
    return hall.map { "\($0), \(table)" } ?? table
  }

  private func description(_ entry: ScheduleEntry) -> String {
    var lines = ["\(entry.a.code): \(entry.a.names[language])"]
    lines.append("\(entry.b.code): \(entry.b.names[language])")
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
