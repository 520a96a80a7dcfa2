/// What is wrong with a registry number.
enum RegistryNumberFault: Error, Hashable, Sendable {
  /// Not as many characters as the scheme has.
  case length(expected: String)
  /// Characters the scheme does not have.
  case alphabet(hint: String)
  /// The check digits do not fit the others.
  case checksum(expected: String)
}
