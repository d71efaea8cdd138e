internal import GPUTypes
internal import Geometry
internal import Synchronization

/// Directional albedo of rough dielectric reflection (GGX, height-correlated Smith), one table for each index of
/// refraction: rows over the square root of roughness α, columns over the cosine of the viewing angle, both from 0 to 1.
///
/// A coat sends this share of light back; the rest reaches the base below, so that the two together never exceed 1.
struct SpecularAlbedoTables {
  private(set) var values: [Float] = []
  private var offsets: [(index: Float, offset: Int)] = []

  /// First entry of the table for an index of refraction; made at its first use.
  mutating func offset(indexOfRefraction: Float) -> UInt32 {
    if let known = offsets.first(where: { $0.index == indexOfRefraction }) { return UInt32(known.offset) }
    let offset = values.count
    offsets.append((indexOfRefraction, offset))
    values += Self.shared.table(indexOfRefraction: indexOfRefraction)
    return UInt32(offset)
  }

  /// Tables made so far: all scenes have the same few materials.
  private static let shared = SharedTables()

  private final class SharedTables: Sendable {
    private let tables = Mutex<[Float: [Float]]>([:])
    /// More are not kept: 1 KiB each.
    private static let most = 256

    func table(indexOfRefraction eta: Float) -> [Float] {
      if let known = tables.withLock({ $0[eta] }) { return known }
      let made = SpecularAlbedoTables.table(indexOfRefraction: eta)
      tables.withLock { if $0.count < Self.most { $0[eta] = made } }
      return made
    }
  }

  private static func table(indexOfRefraction: Float) -> [Float] {
    let last = Float(ALBEDO_TABLE_SIZE - 1)
    return (0..<Int(ALBEDO_TABLE_SIZE)).flatMap { row in
      let root = Float(row) / last
      return (0..<Int(ALBEDO_TABLE_SIZE)).map { column in
        directionalAlbedo(
          cosine: max(Float(column) / last, 0.01), alpha: max(root * root, 1e-3),
          eta: max(indexOfRefraction, 1))
      }
    }
  }

  /// Integral of f · cos θi over wi, by sampling visible normals on a grid: each sample weighs Fresnel · G2 / G1 (Heitz
  /// 2018, "Sampling the GGX Distribution of Visible Normals", eq. 19). For a mirror within 0.5 %.
  static func directionalAlbedo(cosine c: Float, alpha: Float, eta: Float) -> Float {
    let (azimuths, heights) = (8, 24)
    let wo = Vector((1 - c * c).squareRoot(), 0, c)
    let lambdaO = lambda(wo.z, alpha)
    // Dupuy and Benyoub 2023: a point of a spherical cap about the stretched mirror direction.
    let stretched = normalized(Vector(wo.x * alpha, wo.y * alpha, wo.z))
    var sum: Float = 0
    for j in 0..<heights {
      // Facets that throw light below the horizon lie at the rim of the cap, so there are more samples there.
      let left = 1 - (Float(j) + 0.5) / Float(heights)
      let z = left * left * (1 + stretched.z) - stretched.z
      let r = max(1 - z * z, 0).squareRoot()
      for i in 0..<azimuths {
        // Half a turn: the other is its mirror image.
        let phi = Float.pi * (Float(i) + 0.5) / Float(azimuths)
        let cap = Vector(r * Geometry.cosine(phi), r * sine(phi), z) + stretched
        let h = normalized(Vector(cap.x * alpha, cap.y * alpha, max(cap.z, 1e-7)))
        let wi = h * (2 * dot(wo, h)) - wo
        guard wi.z > 0 else { continue }
        let masking = (1 + lambdaO) / (1 + lambdaO + lambda(wi.z, alpha))
        sum += 2 * left * fresnel(dot(wo, h), eta) * masking
      }
    }
    return sum / Float(azimuths * heights)
  }

  private static func lambda(_ cosine: Float, _ alpha: Float) -> Float {
    let c2 = cosine * cosine
    return 0.5 * ((1 + alpha * alpha * (1 - c2) / c2).squareRoot() - 1)
  }

  private static func fresnel(_ cosine: Float, _ eta: Float) -> Float {
    let c = abs(cosine)
    let g = max(eta * eta - 1 + c * c, 0).squareRoot()
    let (a, b) = ((g - c) / (g + c), (c * (g + c) - 1) / (c * (g - c) + 1))
    return eta == 1 ? 0 : 0.5 * a * a * (1 + b * b)
  }
}

/// What a rough dielectric coat sends back.
public struct CoatAlbedo {
  private static let steps = 64
  /// By even steps of the cosine from 0 to 1.
  private let shares: [Float]

  /// - Parameters:
  ///   - roughness: GGX α, above 0.
  ///   - indexOfRefraction: Relative, at least 1.
  public init(roughness: Float, indexOfRefraction: Float) {
    shares = (0...Self.steps).map {
      SpecularAlbedoTables.directionalAlbedo(
        cosine: max(Float($0) / Float(Self.steps), 0.01), alpha: roughness, eta: indexOfRefraction)
    }
  }

  /// Share of the light from one direction.
  /// - Parameter cosine: Of its angle to the normal, 0…1.
  public func share(cosine: Float) -> Float {
    let place = clamp(cosine, 0, 1) * Float(Self.steps)
    let low = min(Int(place), Self.steps - 1)
    return shares[low] + (place - Float(low)) * (shares[low + 1] - shares[low])
  }
}
