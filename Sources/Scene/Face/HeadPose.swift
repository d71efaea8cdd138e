internal import Geometry

/// How a turn of the head is shared by the joints of the neck.
enum HeadPose {
  /// Shares of the three neck joints, from the lowest; the head joint takes the rest.
  private static let neckShares: [Float] = [0.12, 0.18, 0.22]

  /// The turn of one bone within its parent (linear part).
  static func turn(ofBone bone: Int, _ numbers: FaceRig.BoneNumbers, _ pose: PoseParameters) -> Affine {
    let share: Float
    if bone == numbers.head {
      share = 1 - neckShares.reduce(0, +)
    } else if let joint = numbers.neck.firstIndex(of: bone) {
      share = neckShares[joint]
    } else {
      return .identity
    }
    return .rotation(share * pose.headYaw, about: Vector(0, 1, 0))
      * .rotation(-share * pose.headPitch, about: Vector(1, 0, 0))
      * .rotation(share * pose.headRoll, about: Vector(0, 0, 1))
  }
}
