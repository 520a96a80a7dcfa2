/// What one part of a workbook says another part is to it.
struct WorkbookRelation: Hashable {
  private static let most = 10_000

  /// The last word of the type, the same in the transitional and the strict form of the format.
  var kind: String
  /// The name of the other part in the archive.
  var target: String

  /// The relations of a part by their ids; those to places outside the file are left out.
  static func read(
    of part: String, in workbook: WorkbookParts
  ) throws(ReadFailure) -> [String: WorkbookRelation] {
    let (folder, file) = split(part)
    guard var markup = try workbook.open("\(folder)_rels/\(file).rels") else { return [:] }
    var relations: [String: WorkbookRelation] = [:]
    while true {
      switch try markup.next() {
      case .done: return relations
      case .start where markup.isNamed("Relationship"):
        guard let id = markup.attribute("Id"), let type = markup.attribute("Type"),
          let target = markup.attribute("Target"), markup.attribute("TargetMode") != "External"
        else { continue }
        if relations.count == most { throw .damaged("\(part) has too many relations") }
        relations[id] = WorkbookRelation(
          kind: String(type.split(separator: "/").last ?? ""), target: resolve(target, in: folder))
      default: break
      }
    }
  }

  /// The folder of a part with its slash, and the name in it.
  private static func split(_ part: String) -> (folder: String, file: String) {
    guard let slash = part.lastIndex(of: "/") else { return ("", part) }
    return (String(part[...slash]), String(part[part.index(after: slash)...]))
  }

  /// A target relative to a folder, without `.` and `..`.
  private static func resolve(_ target: String, in folder: String) -> String {
    var steps: [Substring] = []
    for step in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") {
      if step == ".." {
        _ = steps.popLast()
      } else if step != "." {
        steps.append(step)
      }
    }
    return steps.joined(separator: "/")
  }
}
