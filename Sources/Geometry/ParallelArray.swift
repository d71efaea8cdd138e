public import Dispatch

extension Array where Element: BitwiseCopyable & Sendable {
  /// An array whose parts are made by all processor cores; the same whatever their number.
  ///
  /// - Parameters:
  ///   - bounds: Part k holds the elements `bounds[k] ..< bounds[k + 1]`; begins with 0 and never falls.
  ///   - fill: Appends the elements of a part, all of them. Called once for each part, on any thread.
  @inlinable public init(
    parts bounds: [Int], fill: @Sendable (_ part: Int, _ elements: inout OutputSpan<Element>) -> Void
  ) {
    let total = bounds.last ?? 0
    precondition(bounds.first ?? 0 == 0, "the first part begins at 0")
    unsafe self.init(unsafeUninitializedCapacity: total) { buffer, count in
      // Parts are disjoint, so that no two threads write to the same place.
      nonisolated(unsafe) let base = unsafe buffer
      DispatchQueue.concurrentPerform(iterations: Swift.max(bounds.count - 1, 0)) { part in
        let range = bounds[part]..<bounds[part + 1]
        var elements = unsafe OutputSpan(
          buffer: UnsafeMutableBufferPointer(rebasing: base[range]), initializedCount: 0)
        fill(part, &elements)
        precondition(elements.freeCapacity == 0, "a part was not filled")
        let filled = unsafe elements.finalize(for: UnsafeMutableBufferPointer(rebasing: base[range]))
        precondition(filled == range.count)
      }
      count = total
    }
  }

  /// An element for each number below `count`, made by all processor cores.
  @inlinable public init(count: Int, parallel element: @Sendable (Int) -> Element) {
    let bounds = Parts.bounds(of: count, size: 4096)
    self.init(parts: bounds) { part, elements in
      for index in bounds[part]..<bounds[part + 1] { elements.append(element(index)) }
    }
  }
}

/// Ranges of numbers that are worked on at the same time. Their size is fixed, so that results do not depend on how many
/// cores there are.
public enum Parts {
  /// The ends of parts of `size` numbers below `count`, the last one shorter; begins with 0.
  public static func bounds(of count: Int, size: Int) -> [Int] {
    Array(stride(from: 0, to: count, by: size)) + [count]
  }
}
