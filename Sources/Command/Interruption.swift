internal import Dataset
internal import Dispatch
internal import Glibc

/// Turns Ctrl-C and polite kills into a wish to stop; a second one ends the process at once. The data set on
/// disk stands either way.
final class Interruption {
  let cancellation = Cancellation()
  private typealias Handler = @convention(c) (Int32) -> Void
  private var sources: [any DispatchSourceSignal] = []
  /// What happened to the signals before.
  private var earlierHandlers: [(signal: Int32, handler: Handler?)] = []

  /// Whether the command should stop, as the renderer asks it.
  var isRequested: Bool { cancellation.isRequested }

  /// Exit status of an interrupted command: 128 and the number of SIGINT, as shells count.
  static let exitStatus: Int32 = 130

  init() {
    let cancellation = cancellation
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // The default action would end the process before the source sees the signal.
      let earlier = signal(number, SIG_IGN)
      earlierHandlers.append((number, earlier))
      // nohup has asked for this signal to be ignored.
      if number == SIGHUP && Self.isIgnored(earlier) { continue }
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

  private static func isIgnored(_ handler: Handler?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  deinit {
    for source in sources { source.cancel() }
    for (number, handler) in earlierHandlers { signal(number, handler) }
  }
}
