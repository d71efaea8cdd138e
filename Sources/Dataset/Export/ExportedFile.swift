/// One file of an exported scene.
public struct ExportedFile: Sendable, Equatable {
  /// Name within the folder.
  public var name: String
  public var bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
