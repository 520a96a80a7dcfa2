/// The edition itself: `expos.csv`, `expo_names.csv`, `border_posts.csv`, `trade_stats.csv`.
enum SampleEdition {
  /// Harbin, all through the year.
  static let offset = "+08:00"
  /// The day of the opening; meetings are on the three days after it.
  static let openingDay = "2027-06-14"
  static let meetingDays = ["2027-06-15", "2027-06-16", "2027-06-17"]

  /// An instant of the edition, `2027-06-15T09:00:00+08:00`.
  static func instant(_ day: String, minute: Int) -> String {
    "\(day)T\(SampleNumbers.padded(minute / 60, 2)):\(SampleNumbers.padded(minute % 60, 2)):00\(offset)"
  }

  static func files(expo: String) -> [SampleFile] {
    [expos(expo), names(), SampleSector.file(), posts(), stats()]
  }

  private static func expos(_ code: String) -> SampleFile {
    var file = SampleFile(
      "expos.csv",
      columns: """
        expo_code,edition,name_en,name_ru,name_zh,host_country,city_en,starts,ends,timezone,\
        parallel_event,theme_zh,series_code
        """)
    file.add(
      code, "9", "9th Amur Trade Expo", "IX Амурская торговая выставка", "第九届黑龙江流域贸易博览会",
      "CN", "Harbin", openingDay, "2027-06-18", "Asia/Shanghai", "Amur River Region Days",
      "一江两岸 共谋发展", "amur-expo")
    return file
  }

  private static func names() -> SampleFile {
    var file = SampleFile(
      "expo_names.csv",
      columns: "series_code,seq,name_zh,name_en,valid_from,valid_to,valid_from_certain")
    file.add(
      lines: """
        amur-expo|1|江岸集市|Riverbank Fair|2003-05-01|2011-03-01|yes
        amur-expo|2|江岸国际集市|International Riverbank Fair|2011-03-01|2019-02-15|yes
        amur-expo|3|黑龙江流域贸易博览会|Amur Trade Expo|2019-02-15||yes
        """)
    return file
  }

  private static func posts() -> SampleFile {
    var file = SampleFile(
      "border_posts.csv",
      columns: """
        post_code,kind,name_zh,name_ru,name_en,opposite_zh,opposite_ru,opposite_en,\
        opposite_region,foundation_laid,opened
        """)
    file.add(
      lines: """
        HEIHE|river|黑河|Хэйхэ|Heihe|布拉戈维申斯克|Благовещенск|Blagoveshchensk|RU-AMU||
        SUIFENHE|rail|绥芬河|Суйфэньхэ|Suifenhe|格罗杰科沃|Гродеково|Grodekovo|RU-PRI||
        MANZHOULI|rail|满洲里|Маньчжурия|Manzhouli|后贝加尔斯克|Забайкальск|Zabaykalsk|RU-ZAB||
        HARBIN-AIR|air|哈尔滨机场|Аэропорт Харбина|Harbin airport||||||
        """)
    // The one post whose dates matter: no train before the bridge was open.
    file.add(
      "TONGJIANG", "rail_bridge", "同江铁路桥", "Железнодорожный мост Тунцзян",
      "Tongjiang rail bridge", "下列宁斯科耶", "Нижнеленинское", "Nizhneleninskoye", "RU-YEV",
      "2014-02-26", "2022-11-16")
    return file
  }

  /// Invented figures that agree with each other: imports and exports add up to the turnover.
  private static func stats() -> SampleFile {
    var file = SampleFile(
      "trade_stats.csv",
      columns: """
        stat_code,reporter,partner,period,measure,value,unit,half_unit,qualifier,growth_pct,\
        share_pct,share_of,source
        """)
    file.add(
      lines: """
        DEMO-TURNOVER-2025|CN-HL|RU|2025|trade_turnover|30.0|USD bn|0.05||4.2|||invented sample
        DEMO-TURNOVER-2026|CN-HL|RU|2026|trade_turnover|31.5|USD bn|0.05||5.0|||invented sample
        DEMO-IMPORTS-2026|CN-HL|RU|2026|imports|21.4|USD bn|0.05||3.9|67.9|turnover|invented sample
        DEMO-EXPORTS-2026|CN-HL|RU|2026|exports|10.1|USD bn|0.05||7.4|32.1|turnover|invented sample
        DEMO-TOTAL-2026|CN-HL|WLD|2026|trade_turnover|45.0|USD bn||lt|3.1|||invented sample
        """)
    return file
  }
}
