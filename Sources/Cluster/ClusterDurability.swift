/// How much a crash of the machine may cost a cluster.
public enum ClusterDurability: Sendable, Equatable {
  /// Nothing that was committed is lost: `fsync` and `synchronous_commit` are on.
  case full
  /// Everything may be lost: no write waits for the disk. For tests and rehearsals.
  case none
}
