/// A sector of trade, with the words that firms of it have in their names.
struct SampleSector {
  let code: String
  /// The word in names of firms.
  let firmWord: SampleName
  /// What firms of it offer, in English.
  let goods: [String]
  /// The sector whose firms are wished for next to one's own.
  let neighbour: String

  static let all: [SampleSector] = [
    sector("TIMB", "Леспромхоз/Timber/木业", "sawn timber, plywood, pellets", "MACH"),
    sector("POWR", "Энергосервис/Energy/能源", "grid equipment, coal logistics, boilers", "MINE"),
    sector("ELEC", "Электронприбор/Electronics/电子", "sensors, meters, displays", "TECH"),
    sector("FARM", "Агрохолдинг/Agro/农业", "soy, maize, seed potatoes", "FOOD"),
    sector("ARTS", "Галерея/Arts/文化传播", "exhibitions, film, crafts", "EDUC"),
    sector("EDUC", "Академия/Education/教育", "language courses, exchanges, training", "ARTS"),
    sector("TRVL", "Турбюро/Travel/旅行社", "river cruises, winter tours, hotels", "ARTS"),
    sector("TECH", "Лаборатория/Research/科技", "materials testing, software, biotech", "ELEC"),
    sector("MACH", "Машзавод/Machinery/机械", "harvesters, cranes, spare parts", "TIMB"),
    sector("MINE", "Рудник/Mining/矿业", "fluorspar, graphite, exploration", "POWR"),
    sector("FRGT", "Перевозчик/Freight/物流", "containers, warehouses, customs service", "MACH"),
    sector("FOOD", "Продукт/Foods/食品", "honey, fish, dairy, confectionery", "FARM"),
  ]

  /// `sectors.csv`.
  static func file() -> SampleFile {
    var file = SampleFile(
      "sectors.csv",
      columns: "sector_code,name_zh,name_ru,name_en,isic4,okved2,gbt4754_2017,hs_chapters,origin")
    file.add(
      lines: """
        TIMB|林业与木材|Лес и древесина|Forestry and timber|A02|02|02|44|sample
        POWR|能源|Энергетика|Energy|D35|35|44|27|sample
        ELEC|电子信息|Электроника|Electronics|C26|26|39|85|sample
        FARM|农业|Сельское хозяйство|Agriculture|A01|01|01|07;10;12|sample
        ARTS|文化艺术|Культура и искусство|Culture and arts|R90|90|88|97|sample
        EDUC|教育培训|Образование|Education|P85|85|83||sample
        TRVL|旅游|Туризм|Tourism|N79|79|72||sample
        TECH|科学技术|Наука и технологии|Science and technology|M72|72|73|90|sample
        MACH|机械制造|Машиностроение|Machinery|C28|28|34|84|sample
        MINE|矿产|Добыча полезных ископаемых|Mining|B07|07|09|25;26|sample
        FRGT|运输物流|Перевозки и логистика|Transport and logistics|H49|49|53|86|sample
        FOOD|食品|Пищевая промышленность|Food|C10|10|14|04;16;19|sample
        """)
    return file
  }

  private static func sector(
    _ code: String, _ word: Substring, _ goods: String, _ neighbour: String
  ) -> SampleSector {
    SampleSector(
      code: code, firmWord: SampleName(word), goods: goods.split(separator: ", ").map(String.init),
      neighbour: neighbour)
  }
}
