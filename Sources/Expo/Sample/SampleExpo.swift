import Foundation

/// The product's own sample: an invented edition of an invented expo, as files to import.
///
/// The Amur Trade Expo in Harbin, 14 to 18 June 2027, meetings on the three days in the middle. The
/// same seed and sizes give the same bytes on every machine. Firms, people and figures are invented:
/// names are put together from syllables, hosts end in `.test` or `.example`, registry numbers have
/// right check digits and prefixes that no registry gives out.
public struct SampleExpo: Sendable {
  /// What all chance is drawn from.
  public let seed: UInt64
  /// The code of the edition.
  public let code: String
  /// How many Russian firms come; at least 1.
  public let russianFirms: Int
  /// How many Chinese firms come; at least 1.
  public let chineseFirms: Int
  /// How many interpreters there are; at least 0.
  public let interpreters: Int
  /// How many tables stand in the halls; the two VIP salons have one each besides.
  public let tables: Int

  /// A sample; the sizes have upper limits of 99,999 because registry serials have five places.
  public init(
    seed: UInt64 = 2027, code: String = "demo-2027", russianFirms: Int = 110,
    chineseFirms: Int = 300, interpreters: Int = 35, tables: Int = 60
  ) {
    self.seed = seed
    self.code = code
    self.russianFirms = min(max(1, russianFirms), 99_999)
    self.chineseFirms = min(max(1, chineseFirms), 99_999)
    self.interpreters = min(max(0, interpreters), 99_999)
    self.tables = min(max(1, tables), 99_999)
  }

  /// Writes the files into a folder, which is made if it is not there.
  ///
  /// - Returns: the rows of each file without its header, by file name.
  /// - Throws: what Foundation says when the folder or a file cannot be written.
  public func write(to directory: String) throws -> [String: Int] {
    let folder = URL(filePath: directory, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var counts: [String: Int] = [:]
    for file in files() {
      try Data(file.bytes).write(to: folder.appending(path: file.name), options: .atomic)
      counts[file.name] = file.rows.count
    }
    return counts
  }

  /// The files in an order in which each refers only to those before it.
  func files() -> [SampleFile] {
    let firms = SampleFirms(seed: seed, russian: russianFirms, chinese: chineseFirms)
    return SampleEdition.files(expo: code) + SampleVenue.files(tables: tables) + [
      SampleDelegations.file(expo: code, firms: firms),
      firms.file(expo: code),
      SampleContacts.file(seed: seed, firms: firms),
      SampleInterpreters.file(seed: seed, count: interpreters),
      SampleAvailability.file(seed: seed, firms: firms),
      SampleRequests.file(seed: seed, firms: firms),
      SampleDeals.file(seed: seed, firms: firms),
    ]
  }
}
