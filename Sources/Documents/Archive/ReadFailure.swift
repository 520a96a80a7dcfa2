/// Why reading inside a document broke off: something wrong with it, or no way to reach its bytes.
enum ReadFailure: Error {
  case fault(DocumentFault)
  case unreachable(DocumentError)

  /// A part of the document that is not what it has to be.
  static func damaged(_ what: String) -> ReadFailure {
    .fault(
      DocumentFault(
        code: .archiveDamaged,
        hint: "\(what); open the file in a spreadsheet program, save it again"))
  }
}
