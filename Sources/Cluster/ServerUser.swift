import Foundation

/// Who the server runs as: oneself, or `postgres` when oneself is root, whom PostgreSQL refuses.
struct ServerUser: Sendable, Equatable {
  let name: String
  let userID: uid_t
  let groupID: gid_t
  let groups: [gid_t]
  /// Whether programs must be started under another user than the current one.
  let isOther: Bool

  static let packagedName = "postgres"

  static func current() throws(ClusterError) -> ServerUser {
    guard geteuid() == 0 else {
      let own = ownGroups()
      return ServerUser(
        name: NSUserName(), userID: geteuid(), groupID: getegid(), groups: own, isOther: false)
    }
    guard let entry = getpwnam(packagedName) else {
      throw .serverUserMissing(name: packagedName)
    }
    let (user, group) = (entry.pointee.pw_uid, entry.pointee.pw_gid)
    return ServerUser(
      name: packagedName, userID: user, groupID: group,
      groups: groups(of: packagedName, with: group), isOther: true)
  }

  private static func ownGroups() -> [gid_t] {
    let count = getgroups(0, nil)
    guard count > 0 else { return [getegid()] }
    var groups = [gid_t](repeating: 0, count: Int(count))
    let filled = getgroups(count, &groups)
    return Array(groups.prefix(Int(max(0, filled)))) + [getegid()]
  }

  private static func groups(of name: String, with group: gid_t) -> [gid_t] {
    var count: Int32 = 64
    var groups = [gid_t](repeating: 0, count: Int(count))
    guard getgrouplist(name, group, &groups, &count) >= 0 else { return [group] }
    return Array(groups.prefix(Int(count)))
  }
}
