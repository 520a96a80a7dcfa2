/// `requests.csv`: who wishes to meet whom.
///
/// Firms wish for their own sector and its neighbour first, and for those that everybody wishes
/// for; the Chinese side answers many Russian wishes, and now and then somebody declines.
struct SampleRequests {
  private var file = SampleFile(
    "requests.csv",
    columns: """
      request_code,from_enterprise,to_enterprise,preference,sector_code,duration_slots,min_rank,\
      needs_interpreter,note,created_at
      """)
  private var random: SampleRandom
  /// Who has wished for a firm, by its code: their places among the firms of the other side.
  private var suitors: [String: Set<Int>] = [:]

  static func file(seed: UInt64, firms: SampleFirms) -> SampleFile {
    var requests = SampleRequests(random: SampleRandom(seed: seed, part: "requests"))
    let (russian, chinese) = (SampleAppeal(firms.russian), SampleAppeal(firms.chinese))
    for (place, firm) in firms.russian.enumerated() {
      let count = requests.random.integer(8...16)
      requests.add(firm, at: place, wishes: min(count, firms.chinese.count), among: chinese)
    }
    for (place, firm) in firms.chinese.enumerated() {
      let count = requests.random.integer(1...5)
      requests.add(firm, at: place, wishes: min(count, firms.russian.count), among: russian)
    }
    return requests.file
  }

  private init(random: SampleRandom) { self.random = random }

  private mutating func add(
    _ firm: SampleFirm, at own: Int, wishes count: Int, among others: SampleAppeal
  ) {
    let wooed = suitors[firm.code] ?? []
    var draw = others.draw(for: firm, wooedBy: wooed)
    for number in 0..<count {
      guard let place = draw.next(&random) else { return }
      let other = others.firms[place]
      add(firm, other, preference(number, isAnswer: wooed.contains(place)))
      suitors[other.code, default: []].insert(own)
    }
  }

  /// The first wishes of a firm are its dearest; a refusal is a veto.
  private mutating func preference(_ number: Int, isAnswer: Bool) -> String {
    if random.chance(isAnswer ? 7 : 4) { return "no" }
    return random.chance(number < 4 ? 60 : 20) ? "must" : "meet"
  }

  private mutating func add(_ firm: SampleFirm, _ other: SampleFirm, _ preference: String) {
    let number = file.rows.count
    let isLong = preference == "must" && random.chance(5)
    let isGrand = preference == "must" && firm.isVIP && other.isVIP
    let rank = isGrand ? max(firm.leadRank, other.leadRank) : 9
    let minute = number * 11
    file.add(
      "R" + SampleNumbers.padded(number + 1, 5), firm.code, other.code, preference,
      random.chance(70) ? firm.sector.code : other.sector.code, isLong ? "2" : "1", String(rank),
      firm.needsInterpreter(with: other) ? "yes" : "no", "",
      SampleEdition.instant(
        "2027-\(SampleNumbers.padded(3 + minute / 1440 / 28 % 3, 2))-\(SampleNumbers.padded(1 + minute / 1440 % 28, 2))",
        minute: minute % 1440))
  }
}
