internal import Geometry

/// The shade that hairs too short to be seen one by one give to scalp and cheeks: stumps in the upper skin take light, and
/// stubble of less than a millimetre is thinner in the picture than on the head (see ``visible(_:)``) so that a pixel
/// with few samples sees an even tone rather than single dots.
enum ScalpShade {
  /// Factors on the albedo of the skin by vertex.
  static func factors(
    _ scalp: ScalpGround, person: PersonParameters, greyShare: Float, body: PosedBody
  ) -> [(vertex: Int, factor: Vector)] {
    let headFromWorld = body.worldFromHead.rigidInverse
    let strength = strength(person, greyShare: greyShare)
    guard strength > 0.01 else { return [] }
    return scalp.vertices.compactMap { vertex in
      let density = scalp.grown[vertex]
      guard density > 0.02 else { return nil }
      let root = HairRoot(
        position: body.skin.positions[vertex], normal: body.skin.normals[vertex],
        template: body.skin.templatePositions[vertex], words: SIMD4())
      let length = scalp.field.length(scalp.field.scalpRoot(root, headFromWorld: headFromWorld))
      // Longer hair hides its own stumps.
      let amount = density * strength * mix(0.75, 0.35, smoothstep(0.001, 0.008, length))
      return (vertex, mix(Vector(1, 1, 1), dark, amount))
    }
  }

  /// The same below a beard; that of shaven skin is in `SkinPaint`.
  ///
  /// - Parameter ground: Density 0…1 and length, metres, by vertex.
  static func factors(
    beard ground: [(vertex: Int, density: Float, length: Float)], person: PersonParameters, greyShare: Float
  ) -> [(vertex: Int, factor: Vector)] {
    let strength = strength(person, greyShare: greyShare)
    return ground.map { vertex, density, length in
      let share = density * strength * mix(0.55, 0.2, smoothstep(0.001, 0.008, length))
      return (vertex, mix(Vector(1, 1, 1), dark, share))
    }
  }

  private static let dark = Vector(0.62, 0.66, 0.72)

  /// Dark hair shows, on fair skin most.
  private static func strength(_ person: PersonParameters, greyShare: Float) -> Float {
    smoothstep(0.3, 4, person.hairEumelanin) * (1 - 0.7 * greyShare) * mix(1, 0.45, person.skinMelanin)
  }

  /// The share of its thickness that a hair of a length in metres has in the picture; ``factors(_:person:greyShare:body:)``
  /// make up for the rest.
  static func visible(_ length: Float) -> Float { mix(0.5, 1, smoothstep(0.0004, 0.005, length)) }
}
