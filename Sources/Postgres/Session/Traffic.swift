import Glibc
import Synchronization

/// How many exchanges of this process are under way.
enum Traffic {
  private static let count = Atomic(0)
  private static let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  /// More than there are cores, so that a task that steps back finds others who have something to do.
  static var isDense: Bool { count.load(ordering: .relaxed) > cores }

  /// An exchange begins.
  static func begin() { count.wrappingAdd(1, ordering: .relaxed) }

  /// An exchange has ended.
  static func end() { count.wrappingSubtract(1, ordering: .relaxed) }
}
