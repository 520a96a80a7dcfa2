/// Why a meeting finds no other place.
enum NoOtherPlace: Worded {
  /// Neither firm wishes it any more.
  case notWished
  /// None was found, and nobody says why.
  case notFound
  /// Something stands in the way.
  case blocked(LocalizedText)
  /// It is to keep its time, where something stands in the way.
  case blockedInTime(LocalizedText)

  var english: String {
    switch self {
    case .notWished: "neither firm wishes it any more"
    case .notFound: "no place was found"
    case .blocked(let why): why[.english]
    case .blockedInTime(let why): "it is to keep its time, but \(why[.english])"
    }
  }

  var russian: String {
    switch self {
    case .notWished: "ни одна из фирм её больше не желает"
    case .notFound: "места не нашлось"
    case .blocked(let why): why[.russian]
    case .blockedInTime(let why): "время менять нельзя, но \(why[.russian])"
    }
  }

  var chinese: String {
    switch self {
    case .notWished: "双方都不再申请"
    case .notFound: "未找到位置"
    case .blocked(let why): why[.chinese]
    case .blockedInTime(let why): "时间不可更改，但\(why[.chinese])"
    }
  }
}

extension ChangedMeeting {
  /// Why it changes, and why it goes nowhere else, in one sentence of every language.
  public var reason: LocalizedText { ChangeReason(meeting: self).sentence }
}

/// Why a meeting changes.
private struct ChangeReason: Worded {
  let meeting: ChangedMeeting

  var english: String {
    text(.english, added: "a new wish", moved: "to make room", nowhere: "; nowhere else, as ")
  }

  var russian: String {
    text(
      .russian, added: "новое пожелание", moved: "чтобы освободить место",
      nowhere: "; другого места нет: ")
  }

  var chinese: String {
    text(.chinese, added: "新的申请", moved: "为其他洽谈让位", nowhere: "；没有其他位置：")
  }

  private func text(
    _ language: Language, added: String, moved: String, nowhere: String
  ) -> String {
    (meeting.why?[language] ?? (meeting.kind == .added ? added : moved))
      + (meeting.whyNowhere.map { nowhere + $0[language] } ?? "")
  }
}
