/// The pieces that names of firms and persons are put together from; all are invented or common.
enum SampleWords {
  /// First and second halves of Russian trade names.
  static let russianFirst = SampleName.list(
    """
    Бер/Ber/贝尔 Вар/Var/瓦尔 Гол/Gol/戈尔 Дар/Dar/达尔 Зел/Zel/泽尔 Кар/Kar/卡尔 Лен/Len/连
    Мел/Mel/梅尔 Нар/Nar/纳尔 Ост/Ost/奥斯特 Пел/Pel/佩尔 Рин/Rin/林 Сор/Sor/索尔 Тал/Tal/塔尔
    Ул/Ul/乌尔 Фар/Far/法尔 Хор/Khor/霍尔 Чер/Cher/切尔 Шел/Shel/舍尔 Эл/El/埃尔
    """)
  static let russianSecond = SampleName.list(
    """
    ингар/ingar/因加尔 омень/omen/奥缅 адея/adeia/阿杰亚 устан/ustan/乌斯坦 еврон/evron/叶夫龙
    атога/atoga/阿托加 ивой/ivoi/伊沃伊 унда/unda/温达 ежма/ezhma/叶日马 аранта/aranta/阿兰塔
    охиль/okhil/奥希尔 емур/emur/叶穆尔 индора/indora/因多拉 астин/astin/阿斯京 урлык/urlyk/乌尔雷克
    онежь/onezh/奥涅日 ачара/achara/阿恰拉 итея/iteia/伊捷亚 олонь/olon/奥隆 ублик/ublik/乌布利克
    """)

  /// First and second characters of Chinese trade names; the second begin with consonants, so that
  /// the Cyrillic spelling needs no dividing sign.
  static let chineseFirst = SampleName.list(
    """
    Яо/Yao/曜 Хун/Hong/泓 Хао/Hao/皓 Юнь/Yun/昀 Сун/Song/嵩 Цун/Cong/琮 И/Yi/翊 Чэн/Cheng/澄
    Цзюнь/Jun/骏 Шо/Shuo/朔 Мин/Ming/铭 Юань/Yuan/渊 Тун/Tong/彤 Цзин/Jing/旌 Ци/Qi/祁 Е/Ye/邺
    Гэн/Geng/庚 Цяо/Qiao/峤 Сун/Song/淞 Инь/Yin/鄞 Ци/Qi/亓 Хэн/Heng/珩 Шэн/Sheng/晟 Цзи/Ji/蓟
    Лань/Lan/阑
    """)
  static let chineseSecond = SampleName.list(
    """
    ли/li/栎 фэн/feng/沣 кэ/ke/珂 цзи/ji/霁 ли/li/砺 лин/ling/菱 сяо/xiao/筱 си/xi/汐 ди/di/棣
    жуй/rui/芮 мин/ming/茗 сю/xiu/岫 цянь/qian/阡 цзинь/jin/堇 кай/kai/楷 шэн/sheng/笙 дай/dai/岱
    лу/lu/麓 хань/han/菡 ло/luo/洛
    """)

  /// Russian family names: men's form, men's in Chinese, women's in Chinese.
  static let russianFamilies = list(
    """
    Берестов/别列斯托夫/别列斯托娃 Тарханов/塔尔汉诺夫/塔尔汉诺娃 Веденин/韦杰宁/韦杰宁娜
    Полозов/波洛佐夫/波洛佐娃 Заречнев/扎列奇涅夫/扎列奇涅娃 Студёнов/斯图焦诺夫/斯图焦诺娃
    Мохов/莫霍夫/莫霍娃 Рябинин/里亚比宁/里亚比宁娜 Кедров/克德罗夫/克德罗娃 Щукарев/休卡列夫/休卡列娃
    Юшин/尤申/尤申娜 Ягодин/亚戈金/亚戈金娜 Хвоев/赫沃耶夫/赫沃耶娃 Цыбин/齐宾/齐宾娜
    Лещёв/列晓夫/列晓娃 Подъяров/波德亚罗夫/波德亚罗娃 Жильцов/日利佐夫/日利佐娃 Чагин/恰金/恰金娜
    Эртов/埃尔托夫/埃尔托娃 Фомичев/福米乔夫/福米乔娃
    """)
  static let men = list(
    """
    Артём/阿尔乔姆 Глеб/格列布 Егор/叶戈尔 Игнат/伊格纳特 Матвей/马特维 Родион/罗季翁 Семён/谢苗
    Тимур/帖木儿 Фёдор/费奥多尔 Юрий/尤里
    """)
  static let women = list(
    """
    Агата/阿加塔 Вера/薇拉 Дарья/达里娅 Злата/兹拉塔 Кира/基拉 Лидия/莉季娅 Нина/尼娜 Таисия/塔伊西娅
    Ульяна/乌里扬娜 Эмма/埃玛
    """)
  /// The father's name up to the ending: `Глебов` for Глебович and Глебовна.
  static let fathers = list("Артёмов Глебов Егоров Матвеев Романов Семёнов Фёдоров").map { $0[0] }

  static let chineseFamilies = SampleName.list(
    """
    Бай/Bai/柏 Чэн/Cheng/程 Дин/Ding/丁 Фань/Fan/范 Гэ/Ge/葛 Хань/Han/韩 Цзян/Jiang/江 Кан/Kang/康
    Лэй/Lei/雷 Мэн/Meng/孟 Нин/Ning/宁 Пэн/Peng/彭 Ци/Qi/齐 Жэнь/Ren/任 Ши/Shi/施 Тао/Tao/陶
    Вэй/Wei/韦 Ся/Xia/夏 Е/Ye/叶 Цзоу/Zou/邹
    """)
  static let chineseGivenFirst = SampleName.list(
    """
    Чэн/Cheng/承 Сы/Si/思 Ли/Li/立 Му/Mu/沐 Цзин/Jing/景 Шу/Shu/书 Цзя/Jia/嘉 Цин/Qing/清 Вэй/Wei/维
    Жо/Ruo/若
    """)
  static let chineseGivenSecond = SampleName.list(
    """
    чуань/chuan/川 нин/ning/宁 жань/ran/然 сун/song/松 тин/ting/婷 чжэ/zhe/哲 хан/hang/航 шу/shu/舒
    шань/shan/珊 цзэ/ze/泽
    """)

  private static func list(_ text: String) -> [[String]] {
    text.split(whereSeparator: \.isWhitespace).map { $0.split(separator: "/").map(String.init) }
  }
}
