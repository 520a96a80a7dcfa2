import Expo
import Foundation

extension Actor {
  /// The person who runs this process: `anna@registration-desk`.
  static var caller: Actor {
    var host = [CChar](repeating: 0, count: 256)
    // A machine without a name is nothing to fail over.
    let named = gethostname(&host, host.count - 1) == 0
    let bytes = host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let name = String(decoding: bytes, as: UTF8.self)
    return Actor(name: "\(NSUserName())@\(named && !name.isEmpty ? name : "localhost")")
  }
}
