internal import CMalloc
internal import Glibc

/// Memory of this process.
enum ProcessMemory {
  /// The most that was resident at a time; nil if the system does not tell.
  static var peakBytes: Int? {
    var usage = rusage()
    guard getrusage(RUSAGE_SELF.rawValue, &usage) == 0 else { return nil }
    return Int(usage.ru_maxrss) * 1024  // Linux counts in KiB: getrusage(2)
  }

  /// Lets the process keep what it frees. Each scene takes and frees some hundred megabytes in large arrays, whose pages
  /// the kernel would otherwise clear for every scene anew: a seventh of the time.
  static func keepFreed() {
    mallopt(M_MMAP_MAX, 0)  // large arrays come from the heap as well
    mallopt(M_TRIM_THRESHOLD, .max)
  }
}
