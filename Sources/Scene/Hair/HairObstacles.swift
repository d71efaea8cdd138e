internal import Geometry

/// What hair must stay outside of, as points with outward normals in head space: skin, clothes that cover it, and
/// glasses.
struct HairObstacles {
  private(set) var points: [Vector] = []
  private(set) var normals: [Vector] = []

  static let low = Vector(-0.20, -0.33, -0.25)
  /// What hair that does not reach clothes need look at ends below the neck.
  static let neck = Vector(-0.20, -0.21, -0.25)
  static let high = Vector(0.20, 0.19, 0.13)

  /// - Parameters:
  ///   - clothes: meshes of which those of clothing count.
  ///   - glasses: meshes of which those of frame and lenses count: what hangs before a face hangs before its glasses,
  ///     and what lies on the temples of a head lies on those of the glasses.
  init(_ body: PosedBody, clothes: [SurfaceMesh], glasses: [SurfaceMesh]) {
    let headFromWorld = body.worldFromHead.rigidInverse
    for mesh in clothes where mesh.triangleClasses.first == .clothing {
      for (position, normal) in zip(mesh.positions, mesh.normals) {
        add(headFromWorld.point(position), headFromWorld.direction(normal))
      }
    }
    let (cloth, clothPoints) = (PointGrid(points, cellSize: 0.006), points)
    var lenses: [Vector] = []
    for mesh in glasses where mesh.triangleClasses.first == .glasses && mesh.name != "nose pads" {
      let isFrame = mesh.name == "glasses frame"
      for (position, normal) in zip(mesh.positions, mesh.normals) {
        let (point, outwards) = (headFromWorld.point(position), headFromWorld.direction(normal))
        if isFrame {
          // The side that faces the head would let hair in between.
          let away = point.z > 0.005 ? outwards.z : outwards.x * (point.x < 0 ? -1 : 1)
          if away > 0.2 { add(point, outwards) }
        } else {
          lenses.append(point)
          add(point, outwards.z < 0 ? -outwards : outwards)
        }
      }
    }
    let before = PointGrid(lenses.map { Vector($0.x, $0.y, 0) }, cellSize: 0.004)
    for (position, normal) in zip(body.skin.positions, body.skin.normals) {
      let (point, outwards) = (headFromWorld.point(position), headFromWorld.direction(normal))
      // Between skin and cloth there is no room for hair, nor behind a lens.
      if point.y < -0.09, let above = cloth.nearest(to: point, within: 0.012)?.number,
        dot(clothPoints[above] - point, outwards) > -0.001
      {
        continue
      }
      if point.z > -0.01, before.nearest(to: Vector(point.x, point.y, 0), within: 0.006) != nil { continue }
      points.append(point)
      normals.append(outwards)
    }
  }

  private mutating func add(_ point: Vector, _ normal: Vector) {
    guard all(point .> Self.low) && all(point .< Self.high) else { return }
    points.append(point)
    normals.append(normal)
  }

  /// Distances to all of it, from a corner of the box on.
  func field(low: Vector) -> DistanceField {
    DistanceField(points: points, normals: normals, low: low, high: Self.high, spacing: 0.006)
  }
}
