internal import Geometry

/// The joints that move neck, head, jaw and arms, and linear blend skinning with them.
struct FaceRig: Sendable {
  /// The bones Facet poses, by their position in the model's list.
  struct BoneNumbers: Sendable {
    var chest: Int
    var neck: [Int]
    var head: Int
    var jaw: Int
    var rightClavicle: Int
    var leftClavicle: Int
    var rightArm: Int
    var leftArm: Int
  }

  let bones: [FaceModelTables.Bone]
  let numbers: BoneNumbers
  private let indices: [SIMD4<UInt8>]
  private let weights: [SIMD4<Float>]

  /// - Throws: ``SceneError`` when a bone is missing.
  init(_ tables: FaceModelTables) throws {
    func number(_ name: String) throws -> Int {
      guard let index = tables.bones.firstIndex(where: { $0.name == name }) else {
        throw SceneError("the face model has no bone \(name): import it again with `facet assets import`")
      }
      return index
    }
    bones = tables.bones
    indices = tables.boneIndices
    weights = tables.boneWeights
    numbers = BoneNumbers(
      chest: try number("chest"), neck: try ["neck1", "neck2", "neck3"].map(number),
      head: try number("head"), jaw: try number("jaw"), rightClavicle: try number("rightClavicle"),
      leftClavicle: try number("leftClavicle"), rightArm: try number("rightArm"),
      leftArm: try number("leftArm"))
  }

  /// Maps from rest to posed space, one a bone, when each bone turns by `turns` (linear part only) about its
  /// joint within its parent.
  func posedFromRest(_ restPositions: [Vector], turns: (Int) -> Affine) -> [Affine] {
    var maps: [Affine] = []
    for (index, bone) in bones.enumerated() {
      let joint =
        bone.jointVertices.reduce(Vector.zero) { $0 + restPositions[$1] } / Float(bone.jointVertices.count)
      let own = Affine.translation(joint) * turns(index) * .translation(-joint)
      maps.append(bone.parent.map { maps[$0] * own } ?? own)
    }
    return maps
  }

  /// Moves every vertex by the weighted mean of its bones' maps (linear blend skinning).
  func skinned(_ positions: [Vector], by maps: [Affine]) -> [Vector] {
    var result = positions
    for (vertex, position) in positions.enumerated() {
      var moved = Vector.zero
      for slot in 0..<4 where weights[vertex][slot] > 0 {
        moved += maps[Int(indices[vertex][slot])].point(position) * weights[vertex][slot]
      }
      result[vertex] = moved
    }
    return result
  }
}
