/// What columns are called in Russian, Chinese and English headers.
enum ColumnTitles {
  /// The titles of one column: its name in files, then Russian and Chinese.
  private static let table = """
    delegation_code|Делегация|代表团
    enterprise_code|Код предприятия|企业编号
    contact_code|Код контакта|联系人编号
    interpreter_code|Код переводчика|译员编号
    request_code|Код запроса|请求编号
    name_ru|Наименование (рус.)|俄文名称
    name_zh|Наименование (кит.)|中文名称
    name_en|Наименование (англ.)|英文名称
    country|Страна|国家
    region_code|Регион|地区
    inn|ИНН|俄税号
    ogrn|ОГРН|俄注册号
    kpp|КПП|俄登记原因码
    uscc|Единый код КНР|统一社会信用代码
    sector_code|Отрасль|行业
    legal_form|Правовая форма|企业类型
    founded|Год основания|成立年份
    employees|Сотрудников|员工人数
    website|Сайт|网站
    working_languages|Рабочие языки|工作语言
    offers_en|Предлагает (англ.)|供应（英文）
    seeks_en|Ищет (англ.)|需求（英文）
    is_vip|VIP|贵宾
    teams|Групп на встречах|洽谈小组数
    sold_meetings|Куплено встреч|已购洽谈场数
    stand|Стенд|展位
    guests|Другие участники|其他参加企业
    attendees|Участники|参加企业
    contact_email|Эл. почта|电子邮箱
    contact_phone|Телефон|电话
    arrival_date|Дата прибытия|抵达日期
    note|Примечание|备注
    from_enterprise|От предприятия|发起企业
    to_enterprise|К предприятию|目标企业
    preference|Предпочтение|意愿
    duration_slots|Длительность (слотов)|时段数
    min_rank|Ранг|级别
    needs_interpreter|Нужен переводчик|需要翻译
    starts_at|Начало|开始时间
    ends_at|Окончание|结束时间
    """

  /// Further spellings met in files.
  private static let others = [
    "name (en)": "name_en", "中文名称": "name_zh", "e-mail": "contact_email",
    "email": "contact_email", "phone": "contact_phone", "наименование": "name_ru",
    "企业名称": "name_zh",
  ]

  private static let rows: [[String]] = table.split(separator: "\n").map {
    $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
  }

  /// Column name by lower-case title in any language.
  static let names: [String: String] = {
    var names = others
    for row in rows {
      for title in row.dropFirst() where names[title.lowercased()] == nil {
        names[title.lowercased()] = row[0]
      }
    }
    return names
  }()

  private static let titles: [String: [String]] = Dictionary(
    uniqueKeysWithValues: rows.map { ($0[0], $0) })

  /// The title of a column in a language; its plain name where there is none.
  static func title(of column: String, in language: Language) -> String {
    guard let row = titles[column] else { return column }
    return switch language {
    case .russian: row[1]
    case .chinese: row[2]
    case .english: column
    }
  }
}
