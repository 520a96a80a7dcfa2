/// The number of a party in a registry.
struct RegistryNumber: Hashable, Sendable {
  /// A row of `identifier_schemes`.
  let scheme: String
  let value: String
}

extension RowReader {
  /// The registry numbers of a firm: `inn`, `ogrn`, `kpp`, `uscc`, `lei`, each proved.
  ///
  /// - Parameter accepted: Numbers that someone took with evidence although their check digit fails.
  mutating func registryNumbers(accepted: Set<RegistryNumber> = []) -> [RegistryNumber] {
    [
      number("inn", (.innLength, .innFormat, .innChecksum), accepted),
      number("ogrn", (.ogrnLength, .ogrnFormat, .ogrnChecksum), accepted),
      number("kpp", (.kppFormat, .kppFormat, .kppFormat), accepted),
      number("uscc", (.usccLength, .usccAlphabet, .usccChecksum), accepted),
      number("lei", (.leiFormat, .leiFormat, .leiChecksum), accepted),
    ].compactMap { $0 }
  }

  private mutating func number(
    _ column: String, _ codes: (length: ImportCode, format: ImportCode, checksum: ImportCode),
    _ accepted: Set<RegistryNumber>
  ) -> RegistryNumber? {
    guard let text = text(column) else { return nil }
    let value = text.plainRegistryNumber
    let isEntrepreneur = column == "ogrn" && value.count == 15
    let number = RegistryNumber(scheme: isEntrepreneur ? "ogrnip" : column, value: value)
    do throws(RegistryNumberFault) {
      switch column {
      case "ogrn": try RegistrationNumber.check(value)
      default: try NumberScheme(rawValue: column)?.check(value)
      }
    } catch {
      switch error {
      case .checksum where accepted.contains(number): return number
      case .length(let expected): note(codes.length, column, value: text, hint: expected)
      case .alphabet(let hint): note(codes.format, column, value: text, hint: hint)
      case .checksum(let expected): note(codes.checksum, column, value: text, hint: expected)
      }
      return nil
    }
    if value != cell(column) {
      let isWide = text.unicodeScalars.contains { (0xFF01...0xFF5E).contains($0.value) }
      note(
        .normalised, column, value: text, hint: isWide ? "full-width digits" : "read as \(value)")
    }
    return number
  }
}

extension String {
  /// The number without spaces and hyphens, full-width forms made plain, letters upper case.
  var plainRegistryNumber: String {
    let isPlain = utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
    if isPlain { return self }
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
