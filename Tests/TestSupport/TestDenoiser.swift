internal import Foundation

/// The denoiser's library as `tools/setup --denoiser` installs it.
public enum TestDenoiser {
  public static func path() -> String {
    let environment = ProcessInfo.processInfo.environment
    let cache = environment["XDG_CACHE_HOME"] ?? "\(environment["HOME"] ?? "")/.cache"
    return "\(environment["FACET_ASSETS"] ?? "\(cache)/facet")/denoiser/lib/libOpenImageDenoise.so.2"
  }
}
