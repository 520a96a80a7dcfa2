import Testing

@testable import Expo

@Suite("Registry numbers and passports of the sample", .timeLimit(.minutes(1)))
struct SampleNumbersTests {
  @Test("INN: the weighted sum with its check digit")
  func inn() throws {
    let numbers = try SampleExpoTests.column("inn", "enterprises.csv").filter { !$0.isEmpty }
    #expect(numbers.count == 110)
    #expect(Set(numbers).count == 110)
    for number in numbers {
      let digits = number.compactMap(\.wholeNumberValue)
      #expect(digits.count == 10)
      #expect(number.dropFirst(2).hasPrefix("99"))
      let weights = [2, 4, 10, 3, 5, 9, 4, 6, 8]
      #expect(zip(digits, weights).map { $0 * $1 }.reduce(0, +) % 11 % 10 == digits[9])
    }
    // Numbers that begin with 0 are there, since spreadsheets lose it.
    #expect(numbers.contains { $0.hasPrefix("0399") })
  }

  @Test("OGRN: twelve digits modulo eleven")
  func ogrn() throws {
    let numbers = try SampleExpoTests.column("ogrn", "enterprises.csv").filter { !$0.isEmpty }
    #expect(Set(numbers).count == 110)
    for number in numbers {
      let value = try #require(Int(number))
      #expect(number.utf8.count == 13)
      #expect(value / 10 % 11 % 10 == value % 10)
    }
  }

  @Test("USCC: the weighted sum of all eighteen is a multiple of 31, the inner code is right")
  func uscc() throws {
    let numbers = try SampleExpoTests.column("uscc", "enterprises.csv").filter { !$0.isEmpty }
    #expect(Set(numbers).count == 300)
    let outer = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1]
    for number in numbers {
      let values = number.compactMap { outer.firstIndex(of: $0) }
      #expect(values.count == 18)
      #expect(zip(values, weights).map { $0 * $1 }.reduce(0, +) % 31 == 0)
      let code = Array(number.dropFirst(8).dropLast())
      let parts = code.compactMap { Int(String($0), radix: 36) }
      let sum = zip(parts, [3, 7, 9, 10, 5, 8, 4, 2]).map { $0 * $1 }.reduce(0, +)
      #expect((sum + (code[8] == "X" ? 10 : parts[8])) % 11 == 0)
    }
  }

  @Test("Machine readable zones: 44 characters, check digits right")
  func passports() throws {
    let second = try SampleExpoTests.column("mrz2", "contacts.csv")
    for (first, second) in zip(try SampleExpoTests.column("mrz1", "contacts.csv"), second) {
      #expect(first.utf8.count == 44)
      #expect(first.allSatisfy { $0 == "<" || "A"..."Z" ~= $0 })
      let zone = Array(second)
      #expect(zone.count == 44)
      let composite = Array(zone[0..<10] + zone[13..<20] + zone[21..<43])
      for (field, check) in [
        (zone[0..<9], zone[9]), (zone[13..<19], zone[19]), (zone[21..<27], zone[27]),
        (zone[28..<42], zone[42]), (composite[...], zone[43]),
      ] {
        let values = field.map { Int(String($0), radix: 36) ?? 0 }
        let sum = values.enumerated().map { $1 * [7, 3, 1][$0 % 3] }.reduce(0, +)
        #expect(String(sum % 10) == String(check))
      }
    }
  }

  static let spellings: [(name: String, latin: String)] = [
    ("Подъяров", "Podieiarov"), ("Щукарев", "Shchukarev"), ("Хвоев", "Khvoev"), ("Цыбин", "Tsybin"),
    ("Семён", "Semen"), ("Юрий", "Iurii"), ("Эмма", "Emma"), ("Жильцов", "Zhiltsov"),
  ]

  @Test("Latin letters as in passports", arguments: spellings)
  func latin(_ name: String, _ latin: String) {
    #expect(SamplePassport.latin(name) == latin)
  }
}
