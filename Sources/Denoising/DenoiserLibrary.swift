internal import Foundation

/// The functions of Intel Open Image Denoise 2 (`oidn.h`) that this module calls, looked up at run time: the library
/// is an option that few machines have, and Facet must start without it.
struct DenoiserLibrary {
  /// `OIDNDevice`, `OIDNFilter`: objects of the library.
  typealias Object = OpaquePointer

  let newDevice: @convention(c) (_ type: Int32) -> Object?
  let commitDevice: @convention(c) (Object) -> Void
  let releaseDevice: @convention(c) (Object) -> Void
  let deviceInteger: @convention(c) (Object, _ name: UnsafePointer<CChar>) -> Int32
  /// Takes the last error of a device, or (nil) of the thread; clears it.
  let deviceError: @convention(c) (Object?, _ message: UnsafeMutablePointer<UnsafePointer<CChar>?>) -> Int32
  let newFilter: @convention(c) (Object, _ type: UnsafePointer<CChar>) -> Object?
  let setSharedImage:
    @convention(c) (
      Object, _ name: UnsafePointer<CChar>, UnsafeMutableRawPointer, _ format: Int32, _ width: Int,
      _ height: Int,
      _ byteOffset: Int, _ pixelStride: Int, _ rowStride: Int
    ) -> Void
  let setBool: @convention(c) (Object, _ name: UnsafePointer<CChar>, Bool) -> Void
  let commitFilter: @convention(c) (Object) -> Void
  let executeFilter: @convention(c) (Object) -> Void
  let releaseFilter: @convention(c) (Object) -> Void

  /// `OIDN_DEVICE_TYPE_CPU`, `OIDN_FORMAT_FLOAT3`.
  static let deviceTypeCPU: Int32 = 1
  static let formatFloat3: Int32 = 3

  /// - Parameter path: The shared library; a bare name is searched for as the system does.
  /// - Throws: ``DenoiserError`` when it cannot be loaded or is something else.
  init(path: String) throws {
    // Never closed: its threads live as long as the process.
    guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw DenoiserError("cannot load \(path): \(String(cString: dlerror()))")
    }
    func function<F>(_ name: String) throws -> F {
      guard let address = dlsym(library, name) else {
        throw DenoiserError("\(path) is not version 2 of Open Image Denoise: it lacks \(name)")
      }
      return unsafeBitCast(address, to: F.self)
    }
    newDevice = try function("oidnNewDevice")
    commitDevice = try function("oidnCommitDevice")
    releaseDevice = try function("oidnReleaseDevice")
    deviceInteger = try function("oidnGetDeviceInt")
    deviceError = try function("oidnGetDeviceError")
    newFilter = try function("oidnNewFilter")
    setSharedImage = try function("oidnSetSharedFilterImage")
    setBool = try function("oidnSetFilterBool")
    commitFilter = try function("oidnCommitFilter")
    executeFilter = try function("oidnExecuteFilter")
    releaseFilter = try function("oidnReleaseFilter")
  }
}
