import Foundation
import Timetabling

/// The parts of the problem, one by one.
extension ProblemMapping {
  static func slots(_ slots: [PlanningSlot], days: [CalendarDay]) -> [Slot] {
    var midnight: [CalendarDay: Date] = [:]
    for slot in slots { midnight[slot.day] = min(midnight[slot.day] ?? slot.start, slot.start) }
    func minutes(_ instant: Date, _ day: CalendarDay) -> Int {
      Int((instant.timeIntervalSince(midnight[day] ?? instant) / 60).rounded())
    }
    return slots.map { slot in
      Slot(
        day: days.firstIndex(of: slot.day) ?? 0, start: minutes(slot.start, slot.day),
        end: minutes(slot.freeAgain, slot.day))
    }
  }

  /// The positions of the slots that share an instant with one of the ranges, buffers included.
  static func slots(_ slots: [PlanningSlot], overlapping ranges: [TimeRange]) -> [Int] {
    guard !ranges.isEmpty else { return [] }
    return slots.indices.filter { t in ranges.contains { $0.overlaps(slots[t].occupied) } }
  }

  /// Tables of a hall that are interchangeable: same rank, closed in the same slots. A table with a
  /// locked meeting is a class of its own, so that the meeting keeps it.
  static func classes(
    of hall: Identifier<Space>, in data: PlanningData, fixed: Set<Identifier<Space>>
  ) -> [[PlanningTable]] {
    struct Kind: Hashable {
      let maxRank: Int
      let closed: [Int]
      let own: Identifier<Space>?
    }
    var classes: [Kind: [PlanningTable]] = [:]
    for table in data.tables where table.hall == hall {
      let kind = Kind(
        maxRank: table.maxRank, closed: slots(data.slots, overlapping: table.closures),
        own: fixed.contains(table.id) ? table.id : nil)
      classes[kind, default: []].append(table)
    }
    return classes.values.sorted { $0[0].id < $1[0].id }
  }

  static func tables(_ tables: [PlanningTable], in data: PlanningData) -> TableClass {
    TableClass(
      count: tables.count, maxRank: tables[0].maxRank,
      closed: slots(data.slots, overlapping: tables[0].closures))
  }

  /// Walking minutes counted from the end of the buffer, which may be used for walking.
  ///
  /// Times shortened by the buffer need not obey the triangle inequality any more, and the problem
  /// closes them under ways round: where that would lose time, the full times are used.
  static func travel(_ data: PlanningData, _ index: PlanningIndex) -> [[Int]] {
    let halls = data.halls.map(\.id)
    let buffer = data.slots.map(\.bufferMinutes).min() ?? 0
    let walks = halls.map { from in halls.map { index.minutes(from: from, to: $0) } }
    let shortened = walks.map { $0.map { max(0, $0 - buffer) } }
    let isMetric = halls.indices.allSatisfy { v in
      halls.indices.allSatisfy { w in
        halls.indices.allSatisfy { shortened[v][w] <= shortened[v][$0] + shortened[$0][w] }
      }
    }
    return isMetric ? shortened : walks
  }

  static func party(
    _ firm: PlanningFirm, in data: PlanningData, _ numbering: inout Numbering
  ) -> Timetabling.Party {
    Timetabling.Party(
      teams: firm.teams, languages: firm.languages.map { numbering.language($0) },
      unavailable: slots(data.slots, overlapping: firm.busy), dailyCap: firm.dailyCap,
      hall: firm.stand.flatMap { stand in data.halls.firstIndex { $0.id == stand } },
      sold: firm.sold)
  }

  static func person(
    _ person: PlanningInterpreter, in data: PlanningData, _ numbering: inout Numbering
  ) -> Interpreter {
    let pairs = person.pairs.compactMap { pair -> LanguagePair? in
      let tags = pair.split(separator: "-", maxSplits: 1).map(String.init)
      guard tags.count == 2, tags[0] != tags[1] else { return nil }
      return LanguagePair(numbering.language(tags[0]), numbering.language(tags[1]))
    }
    let off = data.slots.indices.filter { t in
      !person.availableDays.isEmpty && !person.availableDays.contains(data.slots[t].day)
    }
    let away = slots(data.slots, overlapping: person.busy)
    return Interpreter(
      pairs: pairs,
      sectors: person.sectors.isEmpty ? nil : person.sectors.map { numbering.sector($0) },
      hall: person.station.flatMap { station in data.halls.firstIndex { $0.id == station } },
      unavailable: Set(off + away).sorted(), maxMinutesPerDay: person.maxMinutesPerDay,
      maxConsecutiveMinutes: person.maxMinutesInARow, vipCleared: person.isCleared)
  }

  /// The first slot that is not past.
  static func firstSlot(from instant: Date?, _ slots: [PlanningSlot]) -> Int {
    guard let instant else { return 0 }
    return slots.firstIndex { $0.start >= instant } ?? slots.count
  }

  static func request(
    _ wish: PairWish, at slots: [Int]?, _ shapes: PlacementShapes, _ numbering: inout Numbering
  ) -> Request {
    Request(
      a: shapes.party(wish.pair.a), b: shapes.party(wish.pair.b), weight: wish.weight,
      duration: wish.durationSlots, rank: wish.rank,
      sector: wish.sector.map { numbering.sector($0) },
      interpretation: wish.needsInterpreter ? .required : .none, allowedSlots: slots,
      guests: wish.pair.guests.map(shapes.party))
  }
}
