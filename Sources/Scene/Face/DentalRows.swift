internal import Geometry

/// Both rows of a person's teeth where an expression has moved them.
struct DentalRows: Sendable {
  let upper: DentalArch
  let lower: DentalArch
  let worldFromHead: Affine
  let worldFromJaw: Affine

  /// - Parameters:
  ///   - rest: The base mesh at rest.
  ///   - expressed: The base mesh with the expression, unposed.
  init(
    _ model: FaceModel, _ person: PersonParameters, rest: [Vector], expressed: [Vector], worldFromHead: Affine
  ) {
    func arch(_ isUpper: Bool, rise: Float) -> DentalArch {
      DentalArch(isUpper: isUpper, rise: rise, mirror: model.tables.mirror, positions: rest)
    }
    let middle = model.tables.loops.lipInner.filter { abs(rest[$0].x) < 4e-3 }.map { rest[$0].y }
    let occlusion = Occlusion(
      person: person, lipLine: middle.reduce(0, +) / Float(max(middle.count, 1)),
      upperEdge: arch(true, rise: 0).frame(at: 0).edge.y,
      lowerEdge: arch(false, rise: -Occlusion.overbite(at: 0)).frame(at: 0).edge.y)
    upper = arch(true, rise: occlusion.upperRise)
    lower = arch(false, rise: occlusion.lowerRise)
    self.worldFromHead = worldFromHead
    worldFromJaw = worldFromHead * Self.jaw(rest: rest, expressed: expressed)
  }

  /// How the expression moves the lower teeth, as the rigid motion nearest to what it does to the model's band.
  private static func jaw(rest: [Vector], expressed: [Vector]) -> Affine {
    func frame(_ p: [Vector]) -> Affine {
      let (left, right) = ((p[15008] + p[15000]) / 2, (p[15043] + p[15035]) / 2)
      let front = (p[15010] + p[14993]) / 2
      let x = normalized(left - right, fallback: Vector(1, 0, 0))
      let forward = front - (left + right) / 2
      let y = normalized(cross(forward, x), fallback: Vector(0, 1, 0))
      return Affine(x: x, y: y, z: cross(x, y), origin: (left + right + front) / 3)
    }
    return frame(expressed) * frame(rest).rigidInverse
  }

  /// How deep a lip may lie behind the faces of its own row and of the other to be pulled before them, metres; what lies
  /// deeper has gone behind the teeth on purpose, as the lower lip may go behind the upper teeth.
  private static let deepestOwn: Float = 7e-3
  private static let deepestOther: Float = 3e-3

  /// Lays lips and the skin at the corners of the mouth on the teeth instead of in them.
  func pushOut(upperLip: [Int], lowerLip: [Int], of positions: inout [Vector]) {
    for (arch, worldFromRow) in [(upper, worldFromHead), (lower, worldFromJaw)] {
      let rowFromWorld = worldFromRow.rigidInverse
      for (lip, isOwn) in [(upperLip, arch.isUpper), (lowerLip, !arch.isUpper)] {
        for vertex in lip {
          let push = arch.push(
            rowFromWorld.point(positions[vertex]), deepest: isOwn ? Self.deepestOwn : Self.deepestOther,
            deepestAtSides: Self.deepestOwn)
          if push != .zero { positions[vertex] += worldFromRow.direction(push) }
        }
      }
    }
  }
}
