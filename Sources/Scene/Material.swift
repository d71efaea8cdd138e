public import Geometry

/// How light meets a surface. One case is one family of scattering models in `Shaders/scattering`.
public enum Material: Sendable, Equatable {
  case plain(PlainMaterial)
  case skin(SkinMaterial)
  case eye(EyeMaterial)
  case cloth(ClothMaterial)
  case hair(HairMaterial)
  case metal(MetalMaterial)
  case glass(GlassMaterial)
}

/// A diffuse base under a rough dielectric coat: teeth, gums, tongue, iris, buttons.
public struct PlainMaterial: Sendable, Equatable {
  /// What gives it its color, which tells how it looks in other light than visible. The color of an iris is that which is
  /// seen through the cornea.
  public enum Substance: Sendable {
    case iris, mucosa, tooth, other
  }

  /// Linear albedo of the base, each in 0…1; multiplied by the mesh's tints.
  public var albedo: Vector
  /// GGX roughness α of the coat, 0.02…1.
  public var roughness: Float
  /// Relative index of refraction of the coat; 1 means no coat.
  public var indexOfRefraction: Float
  public var substance: Substance
  /// Diffuse mean free path below the surface, as ``SkinMaterial/meanFreePath``; 0 where it is opaque.
  public var meanFreePath: Vector

  public init(
    albedo: Vector, roughness: Float, indexOfRefraction: Float, substance: Substance = .other,
    meanFreePath: Vector = .zero
  ) {
    self.albedo = albedo
    self.roughness = roughness
    self.indexOfRefraction = indexOfRefraction
    self.substance = substance
    self.meanFreePath = meanFreePath
  }
}

/// Skin: two GGX lobes over tissue that light enters.
/// Mesh tints are the diffuse albedo. Mesh details, each 0…1:
/// x scales roughness (0.5 leaves it, 0 halves it, 1 doubles it), y pore depth, z the strength of fine lines,
/// w scales the mean free path (1 full, 0 none).
public struct SkinMaterial: Sendable, Equatable {
  /// Diffuse mean free path, the reciprocal of the effective attenuation, metres per channel (typically 0.002, 0.0008,
  /// 0.0005). With the albedo it tells how far light spreads: Christensen and Burley 2015, eq. 8.
  public var meanFreePath: Vector
  /// Albedo of the tissue below the epidermis. A light path goes through it, and loses once what the epidermis takes: a tint
  /// over this albedo. Where tints are higher, as by default, they are the tissue's albedo.
  public var tissueAlbedo = Vector.zero
  /// GGX roughness α of the wide and of the narrow lobe.
  public var roughness: Float
  public var oilRoughness: Float
  /// Share of the narrow lobe, 0…1.
  public var oilShare: Float
  public var indexOfRefraction: Float
  /// Depth of pores and amplitude of fine lines, metres.
  public var poreDepth: Float
  /// Factor on the tints within the lips' border, and what the lips have in place of detail x.
  public var lipTint = Vector(1, 1, 1)
  public var lipRoughness: Float = 0.3
  /// The line of lash roots, or of a pencil, along the lids: its albedo, opacity 0…1 and width in metres.
  public var lashLineAlbedo = Vector(0.02, 0.02, 0.02)
  public var lashLine: Float = 0
  public var lashLineWidth: Float = 0.7e-3

  public init(
    meanFreePath: Vector, roughness: Float, oilRoughness: Float, oilShare: Float,
    indexOfRefraction: Float, poreDepth: Float
  ) {
    self.meanFreePath = meanFreePath
    self.roughness = roughness
    self.oilRoughness = oilRoughness
    self.oilShare = oilShare
    self.indexOfRefraction = indexOfRefraction
    self.poreDepth = poreDepth
  }
}

/// The outside of an eyeball: wet sclera, clear cornea. Texture coordinates tell them apart: inside the limbus
/// the surface refracts, outside it is white tissue (mesh tints) under a water film.
public struct EyeMaterial: Sendable, Equatable {
  /// Radius of the limbus: distance from the optical axis where the cornea ends, metres.
  public var limbusRadius: Float
  /// Width of the soft border between cornea and sclera, metres.
  public var limbusWidth: Float
  public var indexOfRefraction: Float
  public var roughness: Float
  /// Diffuse mean free path in the white, as ``SkinMaterial/meanFreePath``; 0 makes it opaque.
  public var meanFreePath: Vector
  public init(
    limbusRadius: Float, limbusWidth: Float, indexOfRefraction: Float, roughness: Float,
    meanFreePath: Vector = .zero
  ) {
    self.meanFreePath = meanFreePath
    self.limbusRadius = limbusRadius
    self.limbusWidth = limbusWidth
    self.indexOfRefraction = indexOfRefraction
    self.roughness = roughness
  }
}

/// Woven or knitted cloth: diffuse yarns with a sheen, relief by the pattern.
public struct ClothMaterial: Sendable, Equatable {
  public enum Pattern: UInt32, Sendable, Codable, CaseIterable {
    case jersey, weave, rib
  }
  /// Linear albedo, multiplied by the mesh's tints.
  public var albedo: Vector
  /// Linear colour of the sheen at grazing angles (Estevez and Kulla 2017), and its roughness 0.1…1.
  public var sheen: Vector
  public var sheenRoughness: Float
  public var pattern: Pattern
  /// Distance between yarns, and height of the relief, metres.
  public var yarnSpacing: Float
  public var relief: Float

  public init(
    albedo: Vector, sheen: Vector, sheenRoughness: Float, pattern: Pattern, yarnSpacing: Float,
    relief: Float
  ) {
    self.albedo = albedo
    self.sheen = sheen
    self.sheenRoughness = sheenRoughness
    self.pattern = pattern
    self.yarnSpacing = yarnSpacing
    self.relief = relief
  }
}

/// A hair fibre after Chiang et al. 2016, "A Practical and Controllable Hair and Fur Model for Production
/// Path Tracing". Absorption is per strand, in the strand group.
public struct HairMaterial: Sendable, Equatable {
  /// Perceptual roughness along and around the fibre, 0.1…1.
  public var longitudinalRoughness: Float
  public var azimuthalRoughness: Float
  /// Tilt of the cuticle scales, radians.
  public var scaleTilt: Float
  public var indexOfRefraction: Float
  /// Where the absorption of the root begins to go over into that of the tip, and where it has done so, as shares of a
  /// hair's length. Equal values make a step.
  public var changeStart: Float
  public var changeEnd: Float

  public init(
    longitudinalRoughness: Float, azimuthalRoughness: Float, scaleTilt: Float,
    indexOfRefraction: Float, changeStart: Float = 0, changeEnd: Float = 1
  ) {
    self.longitudinalRoughness = longitudinalRoughness
    self.azimuthalRoughness = azimuthalRoughness
    self.scaleTilt = scaleTilt
    self.indexOfRefraction = indexOfRefraction
    self.changeStart = changeStart
    self.changeEnd = changeEnd
  }
}

/// Polished or brushed metal: GGX with a tinted Fresnel term (Schlick 1994).
public struct MetalMaterial: Sendable, Equatable {
  /// Linear reflectance at right angles, each in 0…1; multiplied by the mesh's tints.
  public var reflectance: Vector
  /// GGX roughness α, 0.02…1.
  public var roughness: Float

  public init(reflectance: Vector, roughness: Float) {
    self.reflectance = reflectance
    self.roughness = roughness
  }
}

/// A thin pane of glass with parallel faces, given as one sheet: it reflects at both faces, absorbs between them, and
/// bends no light. Mesh tints are the share of light that the glass lets through at right angles, without the faces'
/// reflection; a triangle has the mean of its corners'.
public struct GlassMaterial: Sendable, Equatable {
  /// Mean transmittance, as luminance, from which on labels show what lies behind.
  public static let leastSeenThrough: Float = 0.25

  /// Relative index of refraction, 1.3…2.
  public var indexOfRefraction: Float
  /// Factor of a coating on what each face reflects: 1 none, 0.1 a good anti-reflective one.
  public var coating: Float
  /// Whether labels take the class of what lies behind: as far as labels go, the pane is not there.
  public var isSeenThrough: Bool

  public init(indexOfRefraction: Float, coating: Float, isSeenThrough: Bool) {
    self.indexOfRefraction = indexOfRefraction
    self.coating = coating
    self.isSeenThrough = isSeenThrough
  }
}
