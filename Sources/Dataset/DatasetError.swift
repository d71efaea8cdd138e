/// Why a data set cannot be made, written or continued. The message names the file or setting, what is wrong
/// with it, and what to do.
public struct DatasetError: Error, Equatable, CustomStringConvertible {
  public let description: String
  public init(_ description: String) { self.description = description }
}
