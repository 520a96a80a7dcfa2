/// The schemes whose check digits are known here; when each is in force, and who needs it, is data
/// (`identifier_schemes`).
enum NumberScheme: String, CaseIterable, Sendable {
  case inn
  case ogrn
  case ogrnip
  case kpp
  case uscc
  case lei

  /// Proves a number of the scheme.
  func check(_ number: String) throws(RegistryNumberFault) {
    switch self {
    case .inn: try TaxpayerNumber.check(number)
    case .ogrn:
      if number.utf8.count == 15 { throw .length(expected: "13 digits; 15 are an ОГРНИП") }
      try RegistrationNumber.check(number)
    case .ogrnip:
      if number.utf8.count == 13 { throw .length(expected: "15 digits; 13 are an ОГРН") }
      try RegistrationNumber.check(number)
    case .kpp: try RegistrationReason.check(number)
    case .uscc: try SocialCreditCode.check(number)
    case .lei: try LegalEntityIdentifier.check(number)
    }
  }
}
