/// `delegations.csv`: two national delegations and the regions in them.
enum SampleDelegations {
  static func file(expo: String, firms: SampleFirms) -> SampleFile {
    var file = SampleFile(
      "delegations.csv",
      columns: """
        delegation_code,expo_code,parent_code,kind,country,region_code,name_en,name_ru,name_zh,\
        head_rank,quota_badges,precedence_no,focal_email,status
        """)
    let nations = [
      SampleName(
        ru: "Делегация Российской Федерации", zh: "俄罗斯联邦代表团",
        en: "Delegation of the Russian Federation"),
      SampleName(
        ru: "Делегация Китайской Народной Республики", zh: "中华人民共和国代表团",
        en: "Delegation of the People's Republic of China"),
    ]
    for (country, name) in zip(["RU", "CN"], nations) {
      file.add(
        country, expo, "", "national", country, "", name.en, name.ru, name.zh, "1", "80", "1",
        mail(country), "confirmed")
    }
    for regions in [SampleRegion.russian, SampleRegion.chinese] {
      for (index, region) in SampleRegion.unique(regions).enumerated() {
        let size = firms.all.count { $0.region.code == region.code }
        file.add(
          region.code, expo, region.country, "regional", region.country, region.code,
          region.name.en, region.name.ru, region.name.zh, "3", String(4 + size * 3),
          String(index + 2), mail(region.code), "confirmed")
      }
    }
    return file
  }

  private static func mail(_ code: String) -> String { "liaison@\(code.lowercased()).test" }
}
