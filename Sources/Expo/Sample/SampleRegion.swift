/// A region that sends a delegation, with what registry numbers of its firms begin with.
struct SampleRegion {
  /// ISO 3166-2, also the code of its delegation.
  let code: String
  let name: SampleName
  /// Russia: the two digits of the tax service. China: the six digits of GB/T 2260.
  let registryCode: String
  /// The city in firms' names; Chinese regions only.
  let city: SampleName
  /// How many firms it sends in proportion to the others.
  let weight: Int

  var country: String { String(code.prefix(2)) }

  static let russian = parse(
    """
    RU-AMU|Амурская область/Amur Oblast/阿穆尔州|28|-/-/-|18
    RU-PRI|Приморский край/Primorsky Krai/滨海边疆区|25|-/-/-|18
    RU-KHA|Хабаровский край/Khabarovsk Krai/哈巴罗夫斯克边疆区|27|-/-/-|16
    RU-YEV|Еврейская автономная область/Jewish Autonomous Oblast/犹太自治州|79|-/-/-|7
    RU-ZAB|Забайкальский край/Zabaykalsky Krai/外贝加尔边疆区|75|-/-/-|9
    RU-BU|Республика Бурятия/Republic of Buryatia/布里亚特共和国|03|-/-/-|6
    RU-IRK|Иркутская область/Irkutsk Oblast/伊尔库茨克州|38|-/-/-|9
    RU-SA|Республика Саха (Якутия)/Republic of Sakha (Yakutia)/萨哈（雅库特）共和国|14|-/-/-|6
    RU-SAK|Сахалинская область/Sakhalin Oblast/萨哈林州|65|-/-/-|6
    RU-KYA|Красноярский край/Krasnoyarsk Krai/克拉斯诺亚尔斯克边疆区|24|-/-/-|6
    RU-NVS|Новосибирская область/Novosibirsk Oblast/新西伯利亚州|54|-/-/-|5
    RU-MOW|Москва/Moscow/莫斯科市|77|-/-/-|8
    """)

  static let chinese = parse(
    """
    CN-HL|Хэйлунцзян/Heilongjiang/黑龙江省|230102|Харбин/Harbin/哈尔滨|30
    CN-HL|Хэйлунцзян/Heilongjiang/黑龙江省|231102|Хэйхэ/Heihe/黑河|14
    CN-HL|Хэйлунцзян/Heilongjiang/黑龙江省|231002|Муданьцзян/Mudanjiang/牡丹江|10
    CN-JL|Цзилинь/Jilin/吉林省|220102|Чанчунь/Changchun/长春|10
    CN-LN|Ляонин/Liaoning/辽宁省|210102|Шэньян/Shenyang/沈阳|10
    CN-NM|Внутренняя Монголия/Inner Mongolia/内蒙古自治区|150102|Хух-Хото/Hohhot/呼和浩特|6
    CN-BJ|Пекин/Beijing/北京市|110105|Пекин/Beijing/北京|8
    CN-SH|Шанхай/Shanghai/上海市|310104|Шанхай/Shanghai/上海|5
    CN-SD|Шаньдун/Shandong/山东省|370102|Цзинань/Jinan/济南|8
    CN-ZJ|Чжэцзян/Zhejiang/浙江省|330102|Ханчжоу/Hangzhou/杭州|6
    CN-GD|Гуандун/Guangdong/广东省|440103|Гуанчжоу/Guangzhou/广州|6
    CN-SC|Сычуань/Sichuan/四川省|510104|Чэнду/Chengdu/成都|5
    """)

  /// Regions by code, each once, in the order of the list.
  static func unique(_ regions: [SampleRegion]) -> [SampleRegion] {
    var seen = Set<String>()
    return regions.filter { seen.insert($0.code).inserted }
  }

  private static func parse(_ text: String) -> [SampleRegion] {
    text.split(separator: "\n").map { line in
      let parts = line.split(separator: "|")
      guard parts.count == 5, let weight = Int(parts[4]) else {
        preconditionFailure("region \(line)")
      }
      return SampleRegion(
        code: String(parts[0]), name: SampleName(parts[1]), registryCode: String(parts[2]),
        city: SampleName(parts[3]), weight: weight)
    }
  }
}
