public import Foundation

/// The compiled programs of `Shaders/`, which the build puts beside the executable.
public enum ShaderLibrary {
  /// The SPIR-V of the program called `name`, such as "generateRays".
  ///
  /// - Throws: ``ShaderError`` when the resources are not beside the executable or damaged.
  public static func words(of name: String) throws -> [UInt32] {
    try words(at: folder.appending(path: name + ".spv"))
  }

  /// The SPIR-V in `file`.
  public static func words(at file: URL) throws -> [UInt32] {
    let data: Data
    do {
      data = try Data(contentsOf: file)
    } catch {
      throw ShaderError(
        description: "the shader \(file.path) cannot be read: keep facet_Shaders.resources "
          + "in the folder of the executable, as the build made it")
    }
    let words = data.withUnsafeBytes { bytes in
      (0..<data.count / 4).map { bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self) }
    }
    // The first word of SPIR-V is 0x07230203.
    guard data.count % 4 == 0, words.count > 5, words[0] == 0x0723_0203 else {
      throw ShaderError(description: "\(file.path) is damaged (\(data.count) bytes): build again")
    }
    return words
  }

  /// Where the build put the programs. `Bundle.module` would end the process if the folder were not there.
  public static var folder: URL {
    let executable = Bundle.main.executableURL?.resolvingSymlinksInPath()
    let beside = executable?.deletingLastPathComponent() ?? Bundle.main.bundleURL
    let resources = "facet_Shaders.resources"
    // Tests run inside another executable; there the main bundle is the folder of the test product.
    for parent in [beside, Bundle.main.bundleURL] {
      let folder = parent.appending(path: resources)
      if FileManager.default.fileExists(atPath: folder.path) { return folder }
    }
    return beside.appending(path: resources)
  }
}

/// A program that could not be loaded.
public struct ShaderError: Error, CustomStringConvertible {
  public let description: String
}
