import Foundation
import PackagePlugin

/// Compiles each `*.comp` of a target to a SPIR-V resource with `glslc`. Every `*.glsl` part and the headers shared
/// with Swift are inputs, so that touching one rebuilds, and an error in GLSL stops the build with file and line.
@main struct CompileShaders: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let glslc = try find("glslc")
    let root = context.package.directoryURL
    let shared = root.appending(path: "Sources/GPUTypes/include")
    let parts = root.appending(path: "Shaders")
    let headers =
      try files(in: parts, suffix: ".glsl") + files(in: shared, suffix: ".h")
      + (target.directoryURL == parts ? [] : files(in: target.directoryURL, suffix: ".glsl"))
    return try files(in: target.directoryURL, suffix: ".comp").map { program in
      let name = program.deletingPathExtension().lastPathComponent
      let output = context.pluginWorkDirectoryURL.appending(path: name + ".spv")
      return .buildCommand(
        displayName: "glslc \(name)", executable: glslc,
        // -g keeps the names that the layout test reads.
        arguments: [
          "--target-env=vulkan1.2", "-Werror", "-O", "-g", "-I", shared.path, "-I", parts.path,
          "-o", output.path, program.path,
        ],
        inputFiles: [program] + headers, outputFiles: [output])
    }
  }

  /// Files below `folder` whose names end in `suffix`, in a stable order.
  private func files(in folder: URL, suffix: String) throws -> [URL] {
    guard let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    else { throw ShaderPluginError(description: "cannot list \(folder.path)") }
    return walk.compactMap { $0 as? URL }.filter { $0.lastPathComponent.hasSuffix(suffix) }
      .sorted { $0.path < $1.path }
  }

  /// `context.tool(named:)` refuses tools outside the package, so look along PATH.
  private func find(_ tool: String) throws -> URL {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
    for folder in path.split(separator: ":") {
      let candidate = "\(folder)/\(tool)"
      if FileManager.default.isExecutableFile(atPath: candidate) { return URL(filePath: candidate) }
    }
    throw ShaderPluginError(
      description: "\(tool) is not on PATH: install it (Debian package glslc) or run tools/setup")
  }
}

struct ShaderPluginError: Error, CustomStringConvertible { let description: String }
