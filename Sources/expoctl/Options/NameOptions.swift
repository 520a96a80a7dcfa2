import ArgumentParser
import Expo

/// Names of something new, one language at least.
struct NameOptions: ParsableArguments {
  @Option(help: "Its name in Russian.") var nameRu: String?
  @Option(help: "Its name in Chinese.") var nameZh: String?
  @Option(help: "Its name in English.") var nameEn: String?

  var names: LocalizedText {
    LocalizedText(russian: nameRu, chinese: nameZh, english: nameEn)
  }

  func validate() throws {
    if names.isEmpty {
      throw ValidationError("Give a name in one language: --name-ru, --name-zh or --name-en.")
    }
  }
}
