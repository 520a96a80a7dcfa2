/// `deals.csv`: what firms agreed, signed and intended apart.
enum SampleDeals {
  static func file(seed: UInt64, firms: SampleFirms) -> SampleFile {
    var random = SampleRandom(seed: seed, part: "deals")
    var file = SampleFile(
      "deals.csv",
      columns: """
        deal_code,kind,status,ru_enterprise,cn_enterprise,sector_code,amount,currency,signed_on,\
        fx_to_usd,amount_usd,note
        """)
    let days = [SampleEdition.openingDay] + SampleEdition.meetingDays
    for number in 1...36 {
      let russian = random.pick(firms.russian)
      let peers = firms.chinese.filter { $0.sector.code == russian.sector.code }
      let chinese = random.pick(peers.isEmpty ? firms.chinese : peers)
      let status = random.pick(["signed", "signed", "intended", "intended", "cancelled"])
      let currency = random.pick(currencies)
      let thousands = random.integer(2...400) * 50 * currency.scale
      file.add(
        "DL" + SampleNumbers.padded(number, 3),
        random.pick(["contract", "framework_agreement", "mou", "investment"]), status, russian.code,
        chinese.code, russian.sector.code, "\(thousands)000.00", currency.code,
        status == "signed" ? random.pick(days) : "", currency.rate,
        cents(thousands * 1000 * currency.perTenThousand), "invented")
    }
    return file
  }

  private static let currencies = [
    (code: "CNY", rate: "0.1400", perTenThousand: 1400, scale: 7),
    (code: "RUB", rate: "0.0120", perTenThousand: 120, scale: 80),
    (code: "USD", rate: "1.0000", perTenThousand: 10000, scale: 1),
  ]

  /// An amount in ten-thousandths as dollars and cents.
  private static func cents(_ tenThousandths: Int) -> String {
    "\(tenThousandths / 10_000).\(SampleNumbers.padded(tenThousandths / 100 % 100, 2))"
  }
}
