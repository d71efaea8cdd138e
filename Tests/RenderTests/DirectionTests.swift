import Foundation
import GPU
import GPUTypes
import Geometry
import TestSupport
import Testing

/// Drawn directions follow the densities that are used to weigh them.
@Suite struct DirectionTests {
  @Test func cosine() throws {
    try withGPU { device in
      let p = try DirectionProbe(model: .cosine).pValue(draws: 40_000, on: device)
      #expect(p > 1e-3, "\(p)")
    }
  }

  @Test(
    arguments: [
      (0.1, 0.9), (0.1, 0.3), (0.3, 0.99), (0.3, 0.1), (0.6, 0.5), (1, 1), (1, 0.2),
    ] as [(Float, Float)])
  func roughReflection(alpha: Float, cosine: Float) throws {
    try withGPU { device in
      let probe = DirectionProbe(model: .reflection, cosine: cosine, roughness: alpha, eta: 1.5)
      let p = try probe.pValue(draws: 40_000, on: device)
      #expect(p > ChiSquare.level(0.01, tests: 7), "\(p)")
      // The density holds all directions but those that leave downwards.
      let share = try probe.grid(rows: 256, on: device).reduce(0.0) {
        $0 + Double($1.density) * $1.solidAngle
      }
      let lost = try probe.draws(40_000, on: device).count { $0.direction.z <= 0 }
      #expect(abs(share + Double(lost) / 40_000 - 1) < 0.012, "\(share) and \(lost)")
    }
  }
}

/// Draws directions on the device, or asks for densities on a grid; see directionProbe.comp.
struct DirectionProbe {
  enum Model: UInt32 { case cosine, reflection, hair }
  var model: Model
  var seed: UInt32 = 1
  /// Cosine of the viewer's direction to the normal; for hair the sine of its angle to the cross-section.
  var cosine: Float = 1
  var roughness: Float = 0.3
  var roughness2: Float = 0.3
  var h: Float = 0
  var tilt: Float = 0
  var eta: Float = 1.55
  var absorption = Vector.zero

  /// A direction, its density, and what the model scatters there.
  struct Sample: BitwiseCopyable {
    var direction: vec3
    var density: Float
    var value: vec3
  }

  /// Of a grid, with the solid angle that each point stands for.
  struct GridSample {
    var direction: vec3
    var density: Float
    var value: vec3
    var solidAngle: Double
  }

  private struct Setting: BitwiseCopyable {
    var model: UInt32
    var isGrid: UInt32
    var rows: UInt32
    var seed: UInt32
    var cosine: Float
    var roughness: Float
    var roughness2: Float
    var h: Float
    var tilt: Float
    var eta: Float
    var absorption: vec3
  }

  private func run(rows: Int?, count: Int, on device: Device) throws -> [Sample] {
    let setting = Setting(
      model: model.rawValue, isGrid: rows == nil ? 0 : 1, rows: UInt32(rows ?? 1), seed: seed, cosine: cosine,
      roughness: roughness, roughness2: roughness2, h: h, tilt: tilt, eta: eta,
      absorption: vec3(absorption))
    return try device.run(
      probe: "directionProbe", in: .module, inputs: [setting], count: count, of: Sample.self)
  }

  /// `count` drawn directions.
  func draws(_ count: Int, on device: Device) throws -> [Sample] {
    try run(rows: nil, count: count, on: device)
  }

  /// A grid of equal solid angles with `rows` rows and twice as many columns.
  func grid(rows: Int, on device: Device) throws -> [GridSample] {
    let count = 2 * rows * rows
    return try run(rows: rows, count: count, on: device).map {
      GridSample(
        direction: $0.direction, density: $0.density, value: $0.value,
        solidAngle: 4 * Double.pi / Double(count))
    }
  }

  /// How well draws follow the density: cells of a sixteenth in z by a thirty-second in azimuth, each the integral of
  /// the density over a grid inside it.
  func pValue(draws count: Int, rows: Int = 256, on device: Device) throws -> Double {
    var chances = [Double](repeating: 0, count: Self.cells)
    var observed = [Int](repeating: 0, count: Self.cells)
    for sample in try grid(rows: rows, on: device) {
      chances[cell(sample.direction)] += Double(sample.density) * sample.solidAngle
    }
    // Directions below the surface are refused by the renderer, and have no density.
    for sample in try draws(count, on: device) where model == .hair || sample.direction.z > 0 {
      observed[cell(sample.direction)] += 1
    }
    return ChiSquare.pValue(observed: observed, chances: chances, draws: count)
  }

  private static let cells = 16 * 32

  private func cell(_ direction: vec3) -> Int {
    // As in the shader: hair is thin along x.
    let (z, a, b) =
      model == .hair
      ? (direction.x, direction.y, direction.z) : (direction.z, direction.x, direction.y)
    let row = min(max(Int((Double(z) + 1) * 8), 0), 15)
    let turn = atan2(Double(b), Double(a)) / (2 * Double.pi)
    return row * 32 + min(Int((turn < 0 ? turn + 1 : turn) * 32), 31)
  }
}
