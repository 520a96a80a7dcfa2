/// `availability.csv`: when firms are busy with forums, site visits and travel.
enum SampleAvailability {
  static func file(seed: UInt64, firms: SampleFirms) -> SampleFile {
    var random = SampleRandom(seed: seed, part: "availability")
    var file = SampleFile(
      "availability.csv", columns: "enterprise_code,starts_at,ends_at,state,reason")
    for firm in firms.all {
      for forum in SampleVenue.forums where forum.sector == firm.sector.code {
        guard random.chance(60) else { continue }
        add(firm, forum.day, forum.minutes, "attends \(forum.code)", to: &file)
      }
      if random.chance(12) { addOuting(firm, &random, to: &file) }
    }
    return file
  }

  /// Half a day away, on a half day that no forum of the firm's sector takes.
  private static func addOuting(
    _ firm: SampleFirm, _ random: inout SampleRandom, to file: inout SampleFile
  ) {
    let day = random.pick(SampleEdition.meetingDays)
    let minutes = random.chance(50) ? 540...720 : 810...1020
    let clashes = SampleVenue.forums.contains {
      $0.sector == firm.sector.code && $0.day == day && $0.minutes.overlaps(minutes)
    }
    if clashes { return }
    let reason =
      day == SampleEdition.meetingDays.last && minutes.lowerBound > 720
      ? "leaves early" : "visits a plant"
    add(firm, day, minutes, reason, to: &file)
  }

  private static func add(
    _ firm: SampleFirm, _ day: String, _ minutes: ClosedRange<Int>, _ reason: String,
    to file: inout SampleFile
  ) {
    file.add(
      firm.code, SampleEdition.instant(day, minute: minutes.lowerBound),
      SampleEdition.instant(day, minute: minutes.upperBound), "busy", reason)
  }
}
