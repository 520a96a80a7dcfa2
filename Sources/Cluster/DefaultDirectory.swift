import Foundation

extension PrivateCluster {
  /// Where the private cluster of this user lies: `postgres` below `EXPO_HOME`, which is
  /// `/var/lib/expo` for root and `expo` below `XDG_DATA_HOME` (`~/.local/share`) for others.
  public static func defaultDirectory(
    environment: [String: String]
  ) -> String {
    homeDirectory(environment: environment) + "/postgres"
  }

  /// `EXPO_HOME`: where everything is kept that belongs to this machine.
  public static func homeDirectory(
    environment: [String: String]
  ) -> String {
    if let chosen = environment["EXPO_HOME"], !chosen.isEmpty { return absolutePath(chosen) }
    if geteuid() == 0 { return "/var/lib/expo" }
    let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = environment["HOME"] ?? NSHomeDirectory()
    return absolutePath((data ?? home + "/.local/share") + "/expo")
  }
}
