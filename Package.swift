// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: the compiler guards the layers (an import is internal unless said
/// otherwise, so no public declaration can leak a module below it) and no warning passes.
let checks: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The same for modules that need no pointers.
let safe = checks + [.strictMemorySafety()]

/// Geometry and scenes are optimized in debug builds as well: tests make hundreds of people, ten times as fast.
let quick = safe + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "facet",
  products: [.executable(name: "facet", targets: ["Command"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // Data line: each module imports only those above it.
    .target(name: "Geometry", swiftSettings: quick),
    .target(name: "Scene", dependencies: ["Geometry"], swiftSettings: quick),
    .target(name: "GPUTypes"),
    .plugin(name: "CompileShaders", capability: .buildTool()),
    .target(
      name: "Shaders", dependencies: ["GPUTypes"], path: "Shaders", swiftSettings: checks,
      plugins: ["CompileShaders"]),
    .systemLibrary(
      name: "CVulkan", providers: [.apt(["libvulkan-dev"])]),
    .systemLibrary(name: "CMalloc"),
    // TestSupport, which a plain release build builds too, reaches into it.
    .target(
      name: "GPU", dependencies: ["CVulkan"],
      swiftSettings: checks + [.unsafeFlags(["-enable-testing"], .when(configuration: .release))]),
    .target(
      name: "Render", dependencies: ["Geometry", "Scene", "GPUTypes", "Shaders", "GPU"],
      swiftSettings: checks),
    .systemLibrary(name: "PNGLibrary", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .target(
      name: "CPNG", dependencies: ["PNGLibrary"],
      cSettings: [.enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error)]),
    // OpenEXR's own flags hold -pthread, which SwiftPM refuses with a warning; Imath's give the same folder.
    .systemLibrary(
      name: "OpenEXRLibrary", pkgConfig: "Imath", providers: [.apt(["libopenexr-dev"])]),
    .target(
      name: "COpenEXR", dependencies: ["OpenEXRLibrary"],
      cxxSettings: [.enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error)],
      linkerSettings: [.linkedLibrary("OpenEXR"), .linkedLibrary("Iex")]),
    .target(name: "Imaging", dependencies: ["Geometry", "CPNG", "COpenEXR"], swiftSettings: checks),
    .target(name: "Denoising", swiftSettings: checks),
    .target(
      name: "Assets", dependencies: ["Geometry", "Scene", "Imaging"], swiftSettings: checks),
    .target(
      name: "Dataset", dependencies: ["Geometry", "Scene", "Render", "Imaging", "Denoising", "Assets"],
      swiftSettings: checks),
    .executableTarget(
      name: "Command",
      dependencies: [
        "Geometry", "Scene", "Render", "Imaging", "Denoising", "Assets", "Dataset", "CMalloc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: checks),

    .target(
      name: "TestSupport", dependencies: ["GPU", "CVulkan", "Imaging", "Geometry"], path: "Tests/TestSupport"),
    .testTarget(name: "GeometryTests", dependencies: ["Geometry", "TestSupport"]),
    .testTarget(
      name: "SceneTests", dependencies: ["Scene", "Geometry", "Assets", "TestSupport"],
      swiftSettings: [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    .testTarget(name: "ImagingTests", dependencies: ["Imaging", "TestSupport"]),
    .testTarget(name: "DenoisingTests", dependencies: ["Denoising", "Geometry", "TestSupport"]),
    .testTarget(
      name: "GPUTests", dependencies: ["GPU", "TestSupport"], plugins: ["CompileShaders"]),
    .testTarget(
      name: "RenderTests",
      dependencies: [
        "Render", "GPU", "GPUTypes", "Shaders", "Scene", "Geometry", "Imaging", "Assets",
        "TestSupport",
      ], exclude: ["References"], plugins: ["CompileShaders"]),
    .testTarget(
      name: "AssetsTests", dependencies: ["Assets", "Imaging", "Scene", "Geometry", "TestSupport"]),
    .testTarget(
      name: "DatasetTests",
      dependencies: ["Dataset", "Render", "GPU", "Scene", "Geometry", "Imaging", "Denoising", "TestSupport"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Command", "Assets", "Dataset", "Render", "Scene", "Geometry", "Imaging", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], exclude: ["Snapshots"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
