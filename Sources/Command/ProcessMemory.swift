internal import Glibc

/// Memory of this process.
enum ProcessMemory {
  /// The most that was resident at a time; nil if the system does not tell.
  static var peakBytes: Int? {
    var usage = rusage()
    guard getrusage(RUSAGE_SELF.rawValue, &usage) == 0 else { return nil }
    return Int(usage.ru_maxrss) * 1024  // Linux counts in KiB: getrusage(2)
  }
}
