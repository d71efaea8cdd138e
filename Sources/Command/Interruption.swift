internal import Dataset
internal import Dispatch

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Turns Ctrl-C and polite kills into a wish to stop; a second one ends the process at once. The data set on
/// disk stands either way.
final class Interruption {
  let cancellation = Cancellation()
  private var sources: [any DispatchSourceSignal] = []

  /// Exit status of an interrupted command: 128 and the number of SIGINT, as shells count.
  static let exitStatus: Int32 = 130

  init() {
    let cancellation = cancellation
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // The default action would end the process before the source sees the signal.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if cancellation.isRequested { _exit(Self.exitStatus) }
        cancellation.request()
        Console.error("\nstopping; press Ctrl-C again to quit at once")
      }
      source.resume()
      sources.append(source)
    }
  }

  deinit { for source in sources { source.cancel() } }
}
