internal import Synchronization

/// A wish to stop, shared between threads. Once made it stays.
public final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  public init() {}

  public var isRequested: Bool { flag.load(ordering: .acquiring) }

  public func request() { flag.store(true, ordering: .releasing) }
}
