import Foundation

/// Processor time, which other load on the machine blurs less than it does the clock on the wall.
enum CPUTime {
  /// Seconds of this process so far, all threads.
  static var own: Double { seconds(of: RUSAGE_SELF) }

  /// Seconds of the programs it started that have ended.
  static var children: Double { seconds(of: RUSAGE_CHILDREN) }

  /// Seconds of this thread so far; only where nothing suspends in between.
  static var thread: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func seconds(of who: __rusage_who) -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(who.rawValue), &usage)
    let times = [usage.ru_utime, usage.ru_stime]
    return times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
  }
}
