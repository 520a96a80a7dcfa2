import Testing

@testable import Expo

@Suite("Registry numbers", .timeLimit(.minutes(1)))
struct RegistryNumberTests {
  @Test(
    "numbers that check out",
    arguments: ["7830002293", "500100732259", "5902202276", "0000000000"])
  func goodTaxpayerNumber(_ number: String) throws {
    try TaxpayerNumber.check(number)
  }

  @Test(
    "taxpayer numbers that do not",
    arguments: [
      ("7743013902", RegistryNumberFault.checksum(expected: "digit 10 should be 1")),
      ("500100732258", .checksum(expected: "digit 12 should be 9")),
      ("12345", .length(expected: "10 or 12 digits")),
      ("123456789", .length(expected: "leading zero lost by a spreadsheet: propose 0123456789")),
      (
        "7,83E+09",
        .alphabet(hint: "scientific notation: digits are lost, ask for the original")
      ),
      ("78300O2293", .alphabet(hint: "digits only; a spreadsheet may have rewritten the number")),
    ])
  func badTaxpayerNumber(_ number: String, _ fault: RegistryNumberFault) {
    #expect(throws: fault) { try TaxpayerNumber.check(number) }
  }

  @Test("registration numbers of firms and entrepreneurs")
  func registrationNumber() throws {
    try RegistrationNumber.check("1027700132195")
    try RegistrationNumber.check("304500116000157")
    #expect(throws: RegistryNumberFault.checksum(expected: "the last digit should be 5")) {
      try RegistrationNumber.check("1027700132196")
    }
    #expect(throws: RegistryNumberFault.length(expected: "13 digits (ОГРН) or 15 (ОГРНИП)")) {
      try RegistrationNumber.check("10277001321")
    }
  }

  @Test("the reason code has no check digit, and capitals in two places only")
  func registrationReason() throws {
    try RegistrationReason.check("773601001")
    try RegistrationReason.check("7736AB001")
    #expect(throws: RegistryNumberFault.self) { try RegistrationReason.check("77360100") }
    #expect(throws: RegistryNumberFault.self) { try RegistrationReason.check("A73601001") }
    #expect(throws: RegistryNumberFault.self) { try RegistrationReason.check("7736ab001") }
  }

  @Test(
    "social credit codes that check out",
    arguments: ["91350100M000100Y43", "91110000101623741K"])
  func goodSocialCreditCode(_ code: String) throws {
    try SocialCreditCode.check(code)
    #expect(SocialCreditCode.organisationCodeHolds(code))
  }

  @Test("a genuine code whose outer check fails is told by the code inside it")
  func oddSocialCreditCode() {
    #expect(throws: RegistryNumberFault.checksum(expected: "the last character should be R")) {
      try SocialCreditCode.check("91350211M0000XUF46")
    }
    #expect(SocialCreditCode.organisationCodeHolds("91350211M0000XUF46"))
  }

  @Test("letters that look like digits are not used")
  func lettersOfSocialCreditCode() {
    #expect(
      throws: RegistryNumberFault.alphabet(hint: "letter O is not in the alphabet; digit 0?")
    ) {
      try SocialCreditCode.check("9135O100M000100Y43")
    }
    #expect(throws: RegistryNumberFault.length(expected: "18 characters")) {
      try SocialCreditCode.check("91350100M000100Y4")
    }
  }

  @Test("the organisation code inside is checked too")
  func innerCheck() {
    // The outer check character fits; the inner one should be 4.
    let expected = "the 17th character, which checks the organisation code, should be 4"
    #expect(throws: RegistryNumberFault.checksum(expected: expected)) {
      try SocialCreditCode.check("91350100M000100Y56")
    }
  }

  @Test("legal entity identifiers")
  func legalEntityIdentifier() throws {
    try LegalEntityIdentifier.check("9900XXINVENTED000111")
    let bad: [(String, RegistryNumberFault)] = [
      (
        "9900XXINVENTED000112",
        .checksum(expected: "the last two digits do not fit the others")
      ),
      ("9900XXINVENTED00011", .length(expected: "20 characters")),
      (
        "9900xxINVENTED000111",
        .alphabet(hint: "digits and Latin capitals; the last two are digits")
      ),
    ]
    for (identifier, fault) in bad {
      #expect(throws: fault, "\(identifier)") { try LegalEntityIdentifier.check(identifier) }
    }
  }

  @Test("schemes of 13 and 15 digits are not taken for each other")
  func schemes() throws {
    try NumberScheme.ogrn.check("1027700132195")
    try NumberScheme.ogrnip.check("304500116000157")
    #expect(throws: RegistryNumberFault.self) { try NumberScheme.ogrn.check("304500116000157") }
    #expect(throws: RegistryNumberFault.self) { try NumberScheme.ogrnip.check("1027700132195") }
  }
}
