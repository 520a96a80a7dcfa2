import Timetabling

extension StoredCertificate {
  /// The solver's multipliers, by key instead of by index.
  init(_ proof: BoundCertificate, _ mapping: ProblemMapping) {
    let count = mapping.days.count
    func prices(_ all: [Int], _ position: Int) -> [Int] {
      Array(all[(position * count)..<((position + 1) * count)])
    }
    func people(
      _ ids: [Identifier<Participation>], _ slots: [Int], _ meetings: [Int]
    ) -> [PersonPrices] {
      ids.enumerated().map { position, id in
        PersonPrices(
          id: id, slots: prices(slots, position), meetings: prices(meetings, position))
      }.filter { $0.slots.contains { $0 != 0 } || $0.meetings.contains { $0 != 0 } }
    }
    let classes = mapping.classes.flatMap { $0 }
    self.init(
      scale: proof.scale, days: mapping.days,
      firms: people(mapping.firms.map(\.id), proof.partySlots, proof.partyMeetings),
      tables: classes.enumerated().map { position, members in
        TablePrices(ids: members.map(\.id), slots: prices(proof.tables, position))
      }.filter { $0.slots.contains { $0 != 0 } },
      interpreters: people(
        mapping.data.interpreters.map(\.id), proof.interpreterSlots, proof.interpreterMeetings),
      bound: proof.bound)
  }
}
