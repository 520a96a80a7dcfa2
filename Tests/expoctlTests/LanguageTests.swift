import Expo
import Testing

@testable import expoctl

@Suite("Language of names", .timeLimit(.minutes(1)))
struct LanguageTests {
  @Test(
    "The locale decides, the most specific variable first",
    arguments: [
      (["LANG": "ru_RU.UTF-8"], Language.russian),
      (["LANG": "ru_RU.UTF-8", "LC_ALL": "zh_CN.UTF-8"], .chinese),
      (["LANG": "zh_CN", "LC_ALL": "", "LC_MESSAGES": "en_US"], .english),
      (["LANG": "C"], .english), (["LANG": "de_DE.UTF-8"], .english), ([:], .english),
    ])
  func preferred(environment: [String: String], language: Language) {
    #expect(Language.preferred(environment: environment) == language)
  }
}
