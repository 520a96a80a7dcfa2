/// The number of a party in a registry.
struct RegistryNumber: Hashable, Sendable {
  /// A row of `identifier_schemes`.
  let scheme: String
  let value: String
}

extension RowReader {
  /// The registry numbers of a firm: `inn`, `ogrn`, `kpp`, `uscc`, each proved.
  mutating func registryNumbers() -> [RegistryNumber] {
    var numbers: [RegistryNumber] = []
    if let inn = number("inn", (.innLength, .innFormat, .innChecksum), TaxpayerNumber.check) {
      numbers.append(RegistryNumber(scheme: "inn", value: inn))
    }
    if let ogrn = number(
      "ogrn", (.ogrnLength, .ogrnFormat, .ogrnChecksum), RegistrationNumber.check)
    {
      numbers.append(RegistryNumber(scheme: ogrn.count == 15 ? "ogrnip" : "ogrn", value: ogrn))
    }
    if let kpp = number("kpp", (.kppFormat, .kppFormat, .kppFormat), RegistrationReason.check) {
      numbers.append(RegistryNumber(scheme: "kpp", value: kpp))
    }
    if let uscc = number(
      "uscc", (.usccLength, .usccAlphabet, .usccChecksum), SocialCreditCode.check)
    {
      numbers.append(RegistryNumber(scheme: "uscc", value: uscc))
    }
    return numbers
  }

  private mutating func number(
    _ column: String, _ codes: (length: ImportCode, format: ImportCode, checksum: ImportCode),
    _ check: (String) throws(RegistryNumberFault) -> Void
  ) -> String? {
    guard let text = text(column) else { return nil }
    let number = text.plainRegistryNumber
    do throws(RegistryNumberFault) {
      try check(number)
    } catch {
      switch error {
      case .length(let expected): note(codes.length, column, value: text, hint: expected)
      case .alphabet(let hint): note(codes.format, column, value: text, hint: hint)
      case .checksum(let expected): note(codes.checksum, column, value: text, hint: expected)
      }
      return nil
    }
    if number != cell(column) {
      let isWide = text.unicodeScalars.contains { (0xFF01...0xFF5E).contains($0.value) }
      note(
        .normalised, column, value: text, hint: isWide ? "full-width digits" : "read as \(number)")
    }
    return number
  }
}

extension String {
  /// The number without spaces and hyphens, full-width forms made plain, letters upper case.
  fileprivate var plainRegistryNumber: String {
    var plain = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E:
        if let narrow = UnicodeScalar(scalar.value - 0xFEE0) { plain.append(narrow) }
      case 0x20, 0x2D, 0xA0, 0x3000, 0x2010...0x2013: continue
      default: plain.append(scalar)
      }
    }
    return String(plain).uppercased()
  }
}
