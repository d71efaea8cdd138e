internal import Geometry

/// Where a pair of glasses sits on a head: as far back as nose, brows, cheeks and lashes let it, its temples over the
/// ears. In head space (see ``PosedBody/worldFromHead``).
struct GlassesFit {
  /// Of the frame's origin.
  let place: Vector
  /// From behind the hinge over the ear to the end behind it; the person's right and left.
  let rightTemple: [Vector]
  let leftTemple: [Vector]

  /// Least distance of frame and skin, and of a lens and the eyeball's front: room for lashes.
  static let clearance: Float = 0.4e-3
  static let leastVertexDistance: Float = 0.0105
  /// How far forwards glasses may be pushed before they are taken to rest on the brows.
  private static let reach: Float = 0.03

  init(_ frame: GlassesFrame, on body: PosedBody) {
    let headFromWorld = body.worldFromHead.rigidInverse
    let head = HeadSurface(body.skin, headFromWorld: headFromWorld)
    let eyes = [body.rightEye, body.leftEye].map { headFromWorld.point($0.worldFromEye.origin) }
    let middle = (eyes[0] + eyes[1]) / 2
    let apex = middle.z + body.rightEye.eyeballRadius + 1.5e-3
    // The pupils look through the lenses a little above their middle.
    // Wrapped lenses stand further back before the eyes than between them.
    let setBack = 0.5 * frame.glasses.lensWidth * tangent(frame.glasses.wrap)
    var place = Vector(
      middle.x, middle.y - 0.0035 - frame.glasses.slip, apex + Self.leastVertexDistance + setBack)
    // What may touch: the inner edges of rims and bridge.
    let back = 0.5 * frame.glasses.rimDepth
    let touching =
      [Float(-1), 1].flatMap { side in
        frame.outline.points.map {
          frame.point(side, $0 * (1 + 0.5 * frame.glasses.rimWidth / frame.glasses.lensWidth))
        }
      } + frame.bridge
    func isClear(_ z: Float) -> Bool {
      let shift = Vector(place.x, place.y, z - back)
      return touching.allSatisfy { p in
        head.face.nearest(p + shift).map { $0.distance >= Self.clearance } ?? true
      }
    }
    // The first place that is clear, in steps of a millimetre, then halved.
    var (low, high) = (place.z, place.z)
    while !isClear(high) && high < place.z + Self.reach { (low, high) = (high, high + 1e-3) }
    for _ in 0..<5 where high > low {
      let z = (low + high) / 2
      if isClear(z) { high = z } else { low = z }
    }
    place.z = high
    self.place = place
    func temple(_ side: Float, over ear: Vector) -> [Vector] {
      Self.temple(from: (frame.endPiece(side).path.last ?? .zero) + place, over: ear, head: head, side: side)
    }
    rightTemple = temple(-1, over: head.rightEar)
    leftTemple = temple(1, over: head.leftEar)
  }

  /// From the hinge back to the crease above the ear, then down behind it, outside the skull all the way.
  private static func temple(from hinge: Vector, over ear: Vector, head: HeadSurface, side: Float) -> [Vector]
  {
    let top = ear + Vector(0, 2.5e-3, 0)
    var path: [Vector] = (1...18).map { i in
      let t = Float(i) / 18
      // Leaves the front at a right angle, then bends towards the ear.
      return mix(hinge, top, t) + Vector(side * 0.012 * t * (1 - t) * (1 - t), 0, 0)
    }
    for i in 1...10 {
      let t = Float(i) / 10
      let angle = 0.95 * smoothstep(0, 0.5, t)
      let last = path[path.count - 1]
      path.append(last + Vector(-side * 0.12, -sine(angle), -cosine(angle)) * 4e-3)
    }
    return path.map { head.skull.pushedOut($0, clearance: 2.2e-3) }
  }
}

/// The skin of a head in head space, as glasses meet it.
private struct HeadSurface {
  /// In front of the ears, without the pockets of eyes and mouth.
  let face: SkinProximity
  /// Without the ears.
  let skull: SkinProximity
  /// The crease between ear and skull at the ear's top.
  let rightEar: Vector
  let leftEar: Vector

  init(_ skin: SkinSurface, headFromWorld: Affine) {
    var local = skin
    local.positions = skin.positions.map(headFromWorld.point)
    local.normals = skin.normals.map(headFromWorld.direction)
    var classes = [SemanticClass](repeating: .background, count: skin.positions.count)
    for (quad, semanticClass) in zip(skin.quads, skin.quadClasses) {
      for k in 0..<4 { classes[Int(quad[k])] = semanticClass }
    }
    let positions = local.positions
    func isFace(_ v: Int) -> Bool {
      switch classes[v] {
      case .skin, .nose: positions[v].z > 0 && abs(positions[v].y) < 0.07
      default: false
      }
    }
    func isSkull(_ v: Int) -> Bool { (classes[v] == .skin || classes[v] == .hair) && positions[v].y > -0.09 }
    face = SkinProximity(local, where: isFace)
    skull = SkinProximity(local, where: isSkull)
    rightEar = Self.crease(positions, classes, .rightEar)
    leftEar = Self.crease(positions, classes, .leftEar)
  }

  private static func crease(_ positions: [Vector], _ classes: [SemanticClass], _ ear: SemanticClass)
    -> Vector
  {
    let points = positions.indices.filter { classes[$0] == ear }.map { positions[$0] }
    guard let top = points.map(\.y).max(), let bottom = points.map(\.y).min() else {
      return Vector(ear == .leftEar ? 0.075 : -0.075, 0, -0.09)
    }
    let band = points.filter { $0.y > mix(bottom, top, 0.82) && $0.y < mix(bottom, top, 0.95) }
    return band.min { abs($0.x) < abs($1.x) } ?? points[0]
  }
}
