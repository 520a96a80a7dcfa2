import Postgres

extension NameOrder {
  /// What the rows are sorted by: the name in the language, in its collation; firms without one last.
  var expression: SQL {
    switch self {
    case .code: "p.code"
    case .russian: Self.name("ru", "expo_ru")
    case .english: Self.name("en", "expo_en")
    case .pinyin: Self.name("zh", "expo_zh_pinyin")
    case .strokes: Self.name("zh", "expo_zh_stroke")
    }
  }

  private static func name(_ language: String, _ collation: String) -> SQL {
    """
    (select n.name from party_names n where n.party_id = p.party_id and n.kind = 'legal'
      and n.language = \(language) and upper_inf(n.valid)) collate \(ident: collation)
    """
  }
}
