/// Why a comparison cannot go on.
enum CompareError: Error, CustomStringConvertible {
  case noInstances(String)
  case contender(String)
  case noResult(String, String)

  var description: String {
    switch self {
    case .noInstances(let folder): "no instances (.json, .json.gz) in \(folder)"
    case .contender(let text): "'\(text)' is not NAME=COMMAND"
    case .noResult(let name, let instance): "\(name) printed no result for \(instance)"
    }
  }
}
