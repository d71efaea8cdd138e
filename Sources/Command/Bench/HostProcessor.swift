internal import Dataset
internal import Foundation
internal import Glibc

/// The processor that this process runs on, and the time it spent there.
enum HostProcessor {
  /// Its name as Linux knows it.
  static var name: String {
    let text = (try? Files.read("/proc/cpuinfo")).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    guard let value = line?.split(separator: ":").last else { return "unknown processor" }
    return value.trimmingCharacters(in: .whitespaces)
  }

  static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// Seconds of processor time that all threads of this process took so far. With a CPU as the Vulkan device, its
  /// work is part of this.
  static var seconds: Double {
    var time = timespec()
    // Cannot fail: the clock exists on every Linux, and the address is valid.
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
