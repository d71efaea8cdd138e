internal import Geometry

/// The shade that hairs too short to be seen one by one give to the scalp: stumps in the upper skin take light, and
/// stubble of less than a millimetre is thinner in the picture than on the head (see ``visible(_:)``) so that a pixel
/// with few samples sees an even tone rather than single dots.
enum ScalpShade {
  /// Factors on the albedo of the skin by vertex.
  static func factors(
    _ scalp: ScalpGround, person: PersonParameters, greyShare: Float, body: PosedBody
  ) -> [(vertex: Int, factor: Vector)] {
    let headFromWorld = body.worldFromHead.rigidInverse
    // Dark hair shows, on fair skin most; as for beards, see `SkinPaint`.
    let strength =
      smoothstep(0.3, 4, person.hairEumelanin) * (1 - 0.7 * greyShare)
      * mix(1, 0.45, person.skinMelanin)
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
      return (vertex, mix(Vector(1, 1, 1), Vector(0.62, 0.66, 0.72), amount))
    }
  }

  /// The share of its thickness that a hair of a length in metres has in the picture; ``factors(_:person:greyShare:body:)``
  /// make up for the rest.
  static func visible(_ length: Float) -> Float { mix(0.5, 1, smoothstep(0.0004, 0.005, length)) }
}
