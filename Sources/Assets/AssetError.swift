/// An asset file that cannot be used: which one, what is wrong with it, and what to do.
public struct AssetError: Error, CustomStringConvertible, Equatable {
  public let path: String
  public let problem: String
  public let cure: String

  public init(path: String, problem: String, cure: String) {
    self.path = path
    self.problem = problem
    self.cure = cure
  }

  public var description: String { "\(path): \(problem). \(cure)" }
}
