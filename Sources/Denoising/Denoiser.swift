internal import Foundation
internal import Synchronization

/// Removes noise from radiance with Intel Open Image Denoise 2 (a network trained on path-traced pictures), on the
/// processor. An option for those who look at few samples: it invents what it cannot see, so pictures for training are
/// better made of more samples.
public final class Denoiser: Sendable {
  /// Name and version, as recorded with every picture: another version gives other pictures.
  public let name: String

  private let library: DenoiserLibrary
  /// Open Image Denoise guards its objects itself, but one picture at a time uses all cores already.
  private let device: Mutex<Device>

  private struct Device: @unchecked Sendable { var handle: DenoiserLibrary.Object }

  /// What a search for the library tries, in this order: the file that the environment variable `FACET_DENOISER`
  /// names, and nothing else if it does; the copy that `tools/setup --denoiser` puts beside the assets; the system's.
  ///
  /// - Parameter folder: The assets' folder.
  /// - Throws: ``DenoiserError`` that says how to get the library.
  public convenience init(assets folder: String) throws {
    let advice = "run tools/setup --denoiser, or name libOpenImageDenoise.so.2 in FACET_DENOISER"
    if let named = ProcessInfo.processInfo.environment["FACET_DENOISER"], !named.isEmpty {
      do {
        try self.init(path: named)
      } catch let error as DenoiserError {
        throw DenoiserError("FACET_DENOISER: \(error.description)")
      }
      return
    }
    let installed = "\(folder)/denoiser/lib/libOpenImageDenoise.so.2"
    do {
      try self.init(
        path: FileManager.default.fileExists(atPath: installed) ? installed : "libOpenImageDenoise.so.2")
    } catch let error as DenoiserError {
      throw DenoiserError("denoising needs Intel Open Image Denoise 2: \(advice) (\(error.description))")
    }
  }

  /// - Parameter path: The shared library.
  /// - Throws: ``DenoiserError`` when it cannot be used.
  public init(path: String) throws {
    let library = try DenoiserLibrary(path: path)
    guard let handle = library.newDevice(DenoiserLibrary.deviceTypeCPU) else {
      let refusal = "\(path) does not support this processor"
      throw Self.error(library, of: nil, refusal) ?? DenoiserError(refusal)
    }
    library.commitDevice(handle)
    if let error = Self.error(library, of: handle, "\(path) does not start") {
      library.releaseDevice(handle)
      throw error
    }
    let version = ["versionMajor", "versionMinor", "versionPatch"].map { field in
      field.withCString { String(library.deviceInteger(handle, $0)) }
    }
    name = "Intel Open Image Denoise " + version.joined(separator: ".")
    self.library = library
    device = Mutex(Device(handle: handle))
  }

  deinit { device.withLock { library.releaseDevice($0.handle) } }

  /// Denoises linear radiance, row by row.
  ///
  /// - Parameters:
  ///   - albedo: Of what each pixel shows, 0…1; black where there is no surface.
  ///   - normals: Of the same, each component −1…1, in any frame that is one for all pixels.
  /// - Precondition: all planes hold `width * height` pixels.
  /// - Throws: ``DenoiserError`` when the library fails, such as for lack of memory.
  public func denoise(
    _ radiance: [SIMD3<Float>], albedo: [SIMD3<Float>], normals: [SIMD3<Float>], width: Int, height: Int
  ) throws -> [SIMD3<Float>] {
    let count = width * height
    precondition(
      radiance.count == count && albedo.count == count && normals.count == count, "size and pixels differ")
    guard count > 0 else { return [] }
    return try device.withLock { device in
      func filtered(_ inputs: [(name: String, pixels: [SIMD3<Float>])], settings: [String]) throws
        -> [SIMD3<Float>]
      { try filter(inputs, settings: settings, width: width, height: height, on: device) }
      // Features without noise of their own tell where an edge or a pore is; with noise they are hardly believed, and skin
      // comes out smooth.
      let albedo = try filtered([("albedo", albedo)], settings: [])
      let normals = try filtered([("normal", normals)], settings: [])
      return try filtered(
        [("color", radiance), ("albedo", albedo), ("normal", normals)], settings: ["hdr", "cleanAux"])
    }
  }

  /// Runs the library's filter over images.
  ///
  /// - Parameters:
  ///   - inputs: Images by the names that the filter knows them by.
  ///   - settings: What to switch on.
  private func filter(
    _ inputs: [(name: String, pixels: [SIMD3<Float>])], settings: [String], width: Int, height: Int,
    on device: borrowing Device
  ) throws -> [SIMD3<Float>] {
    let failure = "denoising failed"
    let handle = device.handle
    guard let filter = library.newFilter(handle, "RT") else {
      throw Self.error(library, of: handle, failure) ?? DenoiserError(failure)
    }
    defer { library.releaseFilter(filter) }
    // Copies of the images and room for the output, which the library may hold on to until it is done.
    let images = (inputs.map(\.pixels) + [Array(repeating: .zero, count: width * height)]).map { pixels in
      let image = UnsafeMutableBufferPointer<SIMD3<Float>>.allocate(capacity: pixels.count)
      _ = image.initialize(from: pixels)
      return image
    }
    defer { for image in images { image.deallocate() } }
    for (name, image) in zip(inputs.map(\.name) + ["output"], images) {
      guard let address = image.baseAddress else { continue }
      library.setSharedImage(
        filter, name, address, DenoiserLibrary.formatFloat3, width, height, 0,
        MemoryLayout<SIMD3<Float>>.stride, 0)
    }
    for setting in settings { library.setBool(filter, setting, true) }
    library.commitFilter(filter)
    library.executeFilter(filter)
    if let error = Self.error(library, of: handle, failure) { throw error }
    return images.last.map { Array($0) } ?? []
  }

  /// The last error of a device, or of the thread when `device` is nil; nil if there was none.
  private static func error(
    _ library: DenoiserLibrary, of device: DenoiserLibrary.Object?, _ what: String
  ) -> DenoiserError? {
    var message: UnsafePointer<CChar>?
    guard library.deviceError(device, &message) != 0 else { return nil }
    return DenoiserError("\(what): \(message.map { String(cString: $0) } ?? "no reason given")")
  }
}

/// Why denoising is not to be had.
public struct DenoiserError: Error, Equatable, CustomStringConvertible {
  public let description: String
  init(_ description: String) { self.description = description }
}
