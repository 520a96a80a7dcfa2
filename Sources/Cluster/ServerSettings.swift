/// The text of the settings file that is written before each start and that the server's own
/// `postgresql.conf` includes.
struct ServerSettings {
  static let fileName = "expo.conf"
  static let includeLine = "include_if_exists = '\(fileName)'\n"

  let socketDirectory: SocketDirectory
  let durability: ClusterDurability
  let overrides: [String: String]

  var text: String {
    var settings = Self.house.merging(durabilitySettings) { $1 }
    // A list, in which quotes keep a comma or a blank from parting a path.
    let path = socketDirectory.path.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
    settings["unix_socket_directories"] = "\"\(path)\""
    settings.merge(overrides) { $1 }
    let lines = settings.sorted { $0.key < $1.key }.map { "\($0.key) = \(quoted($0.value))\n" }
    return """
      # Written anew at each start of the private cluster.
      # Settings of your own: ALTER SYSTEM, or below the include in postgresql.conf.

      """ + lines.joined()
  }

  /// For a machine that does other work too: a few hundred clients, one busy application.
  private static let house = [
    "listen_addresses": "",
    "port": "\(SocketDirectory.port)",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "wal_compression": "on",
    "random_page_cost": "1.1",
    // Compiling a plan costs more than it saves on short queries.
    "jit": "off",
    "log_checkpoints": "off",
    "log_line_prefix": "%m [%p] %q%a %u@%d ",
    "timezone": "UTC",
    "log_timezone": "UTC",
  ]

  private var durabilitySettings: [String: String] {
    switch durability {
    case .full: [:]
    case .none: ["fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"]
    }
  }

  private func quoted(_ value: String) -> String {
    let escaped = value.map { $0 == "'" ? "''" : $0 == "\\" ? "\\\\" : String($0) }.joined()
    return "'\(escaped)'"
  }
}
