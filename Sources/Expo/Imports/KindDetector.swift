import Documents

/// Tells what a file holds from its name, else from its header.
struct KindDetector: Sendable {
  let kinds: [any ImportKind.Type]

  /// The kind of a file; `named` wins over name and header.
  /// - Throws: `ImportError.kindUnknown` and `.kindUnclear`.
  func kind(
    of file: ImportFile, named: String?, encoding: TextEncoding?
  ) throws -> any ImportKind.Type {
    if let named {
      if let kind = kinds.first(where: { $0.name == named }) { return kind }
      throw ImportError.kindUnknown(named, known: kinds.map { $0.name })
    }
    if let kind = kinds.first(where: { $0.name == file.stem }) { return kind }
    let best = try byHeader(of: file, encoding: encoding)
    if best.count == 1 { return best[0] }
    throw ImportError.kindUnclear(path: file.path, candidates: best.map { $0.name })
  }

  /// The cells of the header; nil when the file as a whole cannot be read.
  private func header(of file: ImportFile, encoding: TextEncoding?) throws -> [String]? {
    let source = try ImportSource(file, encoding: encoding)
    while let event = try source.next() {
      switch event {
      case .header(let cells): return cells
      // A workbook tells first what it leaves out, as its hidden sheets.
      case .warning: continue
      case .row, .refused, .fault: return nil
      }
    }
    return nil
  }

  /// The kinds that lose the fewest columns of the header; at least half of them must be known.
  private func byHeader(
    of file: ImportFile, encoding: TextEncoding?
  ) throws -> [any ImportKind.Type] {
    guard let cells = try header(of: file, encoding: encoding) else { return [UnknownImport.self] }
    var best: [any ImportKind.Type] = []
    var most = max(1, (cells.count + 1) / 2)
    for kind in kinds {
      let columns = Set(kind.columns.map(\.name))
      let names = Set(cells.map { ImportHeader.name(of: $0, among: columns) })
      let required = kind.columns.filter { $0.isRequired && !names.contains($0.name) }.count
      let known = kind.columns.filter { names.contains($0.name) }.count - required
      if known > most {
        most = known
        best = [kind]
      } else if known == most {
        best.append(kind)
      }
    }
    return best
  }
}
