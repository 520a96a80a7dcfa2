/// A firm of the sample.
struct SampleFirm {
  let code: String
  let region: SampleRegion
  let sector: SampleSector
  let name: SampleName
  let legalForm: String
  let isVIP: Bool
  /// The lead's protocol rank: 3 for the few who meet among ministers' company, else 5.
  let leadRank: Int
  let languages: [String]
  let founded: Int
  let employees: Int
  /// How much others wish to meet it; a few firms are wished for by very many.
  let popularity: Int
  /// How many meetings it can hold at once.
  let teams: Int

  var country: String { region.country }

  /// Whether people of the two firms need an interpreter to talk.
  func needsInterpreter(with other: SampleFirm) -> Bool {
    Set(languages).isDisjoint(with: other.languages)
  }
}
