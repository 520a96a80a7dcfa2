import Foundation

/// Writes iCalendar files (RFC 5545, methods by RFC 5546).
///
/// Times are local to one zone, which the file carries: without it some programs read floating time.
public struct CalendarWriter: Sendable {
  /// Who made the file, as `-//Maker//Product//EN`.
  public var productID: String
  /// What the receiver's program is asked to do.
  public var method: CalendarMethod
  /// The name a program shows for the calendar; nil for none.
  public var name: String?
  /// The IANA name of the zone of all times.
  public let zone: String

  /// A writer for entries in one zone; throws `zoneUnknown` for a name that is not in the database.
  public init(
    productID: String, zone: String, method: CalendarMethod = .publish, name: String? = nil
  ) throws(DocumentError) {
    _ = try CalendarZone(zone)
    self.productID = productID
    self.zone = zone
    self.method = method
    self.name = name
  }

  /// The whole file; entries in the order given.
  ///
  /// With the methods request and cancel RFC 5546 wants one entry (one UID) in a file.
  /// Throws `zoneUnknown` if the database lost the zone since the writer was made.
  public func document(_ events: [CalendarEvent]) throws(DocumentError) -> String {
    let zone = try CalendarZone(zone)
    var lines = CalendarLine()
    lines.append("BEGIN", "VCALENDAR")
    lines.append("VERSION", "2.0")
    lines.append("PRODID", text: productID)
    lines.append("CALSCALE", "GREGORIAN")
    lines.append("METHOD", method.rawValue)
    if let name {
      lines.append("NAME", text: name)
      // What programs read that do not know RFC 7986.
      lines.append("X-WR-CALNAME", text: name)
    }
    if let first = events.map(\.start).min(), let last = events.map(\.end).max() {
      zone.append(from: first, to: max(first, last), into: &lines)
    }
    for event in events { append(event, zone, into: &lines) }
    lines.append("END", "VCALENDAR")
    return lines.text
  }

  private func append(_ event: CalendarEvent, _ zone: CalendarZone, into lines: inout CalendarLine)
  {
    let local = ";TZID=\(zone.identifier)"
    lines.append("BEGIN", "VEVENT")
    lines.append("UID", text: event.uid)
    lines.append("DTSTAMP", CalendarZone.universal(event.stamp))
    lines.append("SEQUENCE", String(event.sequence))
    lines.append("DTSTART" + local, zone.local(event.start))
    lines.append("DTEND" + local, zone.local(event.end))
    lines.append("SUMMARY", text: event.summary)
    if !event.location.isEmpty { lines.append("LOCATION", text: event.location) }
    if !event.description.isEmpty { lines.append("DESCRIPTION", text: event.description) }
    let status = method == .cancel ? CalendarEvent.Status.cancelled : event.status
    lines.append("STATUS", status.rawValue)
    if let organizer = event.organizer { append("ORGANIZER", organizer, into: &lines) }
    for attendee in event.attendees { append("ATTENDEE", attendee, into: &lines) }
    lines.append("END", "VEVENT")
  }

  private func append(
    _ property: String, _ person: CalendarEvent.Attendee, into lines: inout CalendarLine
  ) {
    let address = String(person.email.filter { !$0.isWhitespace && $0.asciiValue != 0x7F })
    lines.append("\(property);CN=\(CalendarLine.quoted(person.name))", "mailto:\(address)")
  }
}
