/// One of several processes that share the work of a data set: it makes the examples whose index is
/// `number` modulo `count`.
public struct Shard: Sendable, Equatable, CustomStringConvertible {
  /// 0 ..< `count`.
  public let number: UInt64
  public let count: UInt64

  /// The only shard of an undivided data set.
  public static let whole = Shard(number: 0, count: 1)

  /// Precondition: `number < count`.
  public init(number: UInt64, count: UInt64) {
    precondition(number < count, "shards are numbered from 0")
    self.number = number
    self.count = count
  }

  /// Whether this shard makes example `index`.
  public func contains(_ index: UInt64) -> Bool { index % count == number }

  public var description: String { "\(number)/\(count)" }

  /// As it stands in file names.
  var fileName: String { "\(number)-of-\(count)" }
}
