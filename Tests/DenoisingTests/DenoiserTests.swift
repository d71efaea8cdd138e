import Denoising
import Geometry
import TestSupport
import Testing

/// Needs the library: `tools/setup --denoiser`, as `tools/test` calls it.
@Suite struct DenoiserTests {
  private static let side = 64

  /// A picture with an edge in albedo and one in light, and the same under noise of the deviation 0.5.
  private static func pictures() -> (clean: [SIMD3<Float>], noisy: [SIMD3<Float>], albedo: [SIMD3<Float>]) {
    var random = CounterRandom(seed: 1, index: 2)
    var (clean, noisy, albedo): ([SIMD3<Float>], [SIMD3<Float>], [SIMD3<Float>]) = ([], [], [])
    for y in 0..<side {
      for x in 0..<side {
        let color = x < side / 2 ? SIMD3<Float>(0.7, 0.4, 0.3) : SIMD3(0.1, 0.2, 0.4)
        let light: Float = y < side / 3 ? 4 : 1
        albedo.append(color)
        clean.append(color * light)
        noisy.append(color * light * max(0, 1 + 0.5 * random.nextNormal()))
      }
    }
    return (clean, noisy, albedo)
  }

  private static func error(_ a: [SIMD3<Float>], _ b: [SIMD3<Float>]) -> Float {
    let squares = zip(a, b).map { (($0 - $1) * ($0 - $1)).sum() }
    return (squares.reduce(0, +) / Float(3 * a.count)).squareRoot()
  }

  @Test func noiseGoesAndEdgesStay() throws {
    let (clean, noisy, albedo) = Self.pictures()
    let normals = [SIMD3<Float>](repeating: SIMD3(0, 0, 1), count: clean.count)
    let denoiser = try Denoiser(path: TestDenoiser.path())
    #expect(denoiser.name.hasPrefix("Intel Open Image Denoise 2."))
    let result = try denoiser.denoise(
      noisy, albedo: albedo, normals: normals, width: Self.side, height: Self.side)
    #expect(Self.error(noisy, clean) > 0.3)
    #expect(Self.error(result, clean) < 0.25 * Self.error(noisy, clean))
    // Both edges, from two pixels on one side to two on the other.
    for (left, right) in [((30, 40), (33, 40)), ((10, 19), (10, 22))] {
      let (a, b) = (left.1 * Self.side + left.0, right.1 * Self.side + right.0)
      let step = result[a] - result[b]
      let meant = clean[a] - clean[b]
      #expect((step * meant).sum() > 0.75 * (meant * meant).sum())
    }
    let again = try denoiser.denoise(
      noisy, albedo: albedo, normals: normals, width: Self.side, height: Self.side)
    #expect(again == result)
  }

  @Test func absentOrWrongLibrariesAreNamed() throws {
    #expect { try Denoiser(path: "/nowhere/libOpenImageDenoise.so.2") } throws: {
      "\($0)".contains("/nowhere/libOpenImageDenoise.so.2")
    }
    #expect { try Denoiser(path: "libc.so.6") } throws: {
      "\($0)".contains("libc.so.6 is not version 2 of Open Image Denoise: it lacks oidnNewDevice")
    }
  }
}
