#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What this process has used so far.
enum Usage {
  /// The largest resident set in megabytes.
  static var peakMegabytes: Int {
    var usage = rusage()
    getrusage(self_, &usage)
    return Int(usage.ru_maxrss) / 1024
  }

  /// User and system time of all threads in seconds.
  static var cpuSeconds: Double {
    var usage = rusage()
    getrusage(self_, &usage)
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  #if canImport(Glibc)
    private static let self_ = RUSAGE_SELF.rawValue
  #else
    private static let self_ = Int32(0)
  #endif

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
  }
}
