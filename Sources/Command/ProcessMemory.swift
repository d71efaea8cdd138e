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
    _ = setAllocatorOption(-4, 0)  // M_MMAP_MAX: large arrays come from the heap as well.
    _ = setAllocatorOption(-1, .max)  // M_TRIM_THRESHOLD
  }
}

/// See mallopt(3), whose header the module Glibc lacks.
@_silgen_name("mallopt") private func setAllocatorOption(_ option: Int32, _ value: Int32) -> Int32
