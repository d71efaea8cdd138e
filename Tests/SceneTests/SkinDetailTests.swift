import Foundation
import Geometry
import Testing

@testable import Scene

/// Veins under the skin, down on it, and pigment in the white of the eye.
@Suite struct SkinDetailTests {
  /// Veins take red light and leave blue, in the places where they are, and show on light skin only.
  @Test func veinsShowOnLightSkinOnly() {
    var p = FaceFixture.parameters(3)
    (p.skin.veins, p.person.skinMelanin, p.person.weight) = (1, 0.05, 0.4)
    func tints(melanin: Float, _ place: (Vector) -> Bool) -> [Vector] {
      p.person.skinMelanin = melanin
      let veins = SkinVeins(p.skin, p.person)
      var random = CounterRandom(seed: 4, index: 4)
      return (0..<20_000).compactMap { _ in
        let q = Vector(
          random.next(in: -0.075...0.075), random.next(in: -0.05...0.08), random.next(in: -0.04...0.05))
        return place(q) ? veins.tint(q, neck: 0) : nil
      }
    }
    func isTemple(_ q: Vector) -> Bool { abs(q.x) > 0.055 && q.y > 0.006 && q.z > -0.038 }
    let temples = tints(melanin: 0.05, isTemple)
    let share = Double(temples.count { $0.x < 0.95 }) / Double(temples.count)
    #expect(share > 0.02 && share < 0.4, "\(share)")
    #expect(temples.allSatisfy { $0.x <= $0.y && $0.y <= $0.z && $0.x > 0.8 && $0.z <= 1 })
    #expect(tints(melanin: 0.9, isTemple).allSatisfy { $0 == Vector(1, 1, 1) })
    // The cheeks have none.
    #expect(
      tints(melanin: 0.05) { abs($0.x) < 0.035 && $0.y < -0.025 }.allSatisfy { $0 == Vector(1, 1, 1) })
  }

  @Test func downGrowsOnTheFaceAlone() throws {
    var p = FaceFixture.neutral(2)
    let model = try FaceFixture.model()
    let (_, body, _) = FaceBuilder.build(model: model, parameters: p)
    let random = CounterRandom(seed: 1, index: 1)
    #expect(Vellus.strands(0, body: body, random: random).count == 0)
    let all = Vellus.strands(1, body: body, random: random)
    let half = Vellus.strands(0.5, body: body, random: random)
    #expect(all.count > 40_000 && all.count < 400_000, "\(all.count)")
    #expect(abs(Double(half.count) / Double(all.count) - 0.5) < 0.01)
    for strand in stride(from: 0, to: all.count, by: 97) {
      let points = Array(all[strand])
      let length = zip(points, points.dropFirst()).reduce(Float(0)) {
        let d = $1.1 - $1.0
        return $0 + (d.x * d.x + d.y * d.y + d.z * d.z).squareRoot()
      }
      #expect(length > 0.3e-3 && length < 2e-3)
      #expect(points.allSatisfy { $0.w > 2e-6 && $0.w < 10e-6 })
    }
    p.skin.vellus = 2
    #expect(throws: (any Error).self) { try p.validate() }
    #expect((0..<50).allSatisfy { FaceFixture.parameters($0).skin.vellus == 0 })
  }

  /// On dark skin the white of the eye is darker and browner; on light skin it is as it was.
  @Test func conjunctivaHasThePigmentOfTheSkin() {
    var p = FaceFixture.parameters(1)
    func mean(_ melanin: Float) -> Vector {
      p.person.skinMelanin = melanin
      let colors = EyeColors(p, side: .right)
      let radius = p.eyes.eyeballRadius
      return (0..<200).reduce(Vector.zero) { sum, step in
        let angle = 2 * Float.pi * Float(step) / 200
        let off: Float = 7e-3
        let q = Vector(off * cosine(angle), off * sine(angle), (radius * radius - off * off).squareRoot())
        return sum + colors.sclera(q, opening: -1...1) / 200
      }
    }
    let (light, dark) = (mean(0.1), mean(1))
    #expect(light == mean(0.3))
    #expect(dark.x < 0.9 * light.x && dark.x > 0.6 * light.x, "\(dark) against \(light)")
    #expect(dark.z / dark.x < 0.95 * light.z / light.x)
  }

  /// What lines the socket's outer half lies in the eyeball, which the skin keeps clear of, or has a lid before it, seen from
  /// the front or, where the lid's edge stands before it, along the eyeball's normal. It came through the skin on one of four
  /// people.
  @Test func socketLiningStaysBehindTheSkin() throws {
    let model = try FaceFixture.renderedModel()
    for index in 0..<60 {
      var p = FaceFixture.parameters(index)
      if index % 2 == 0 { p.eyes.eyeballRadius = 12.6e-3 }
      let face = PosedFace(model, p)
      let skin = face.skinSurface(model)
      for side in Side.allCases {
        let eyeFromWorld = face.worldFromEye(side).rigidInverse
        let positions = skin.positions.map(eyeFromWorld.point)
        let lids = zip(skin.quads, skin.quadClasses).filter { quad, shown in
          shown == .skin && length(positions[Int(quad.x)]) < 0.03
        }
        let cover = triangles(lids.map(\.0)).map { t in (0..<3).map { positions[Int(t[$0])] } }
        let lining = side == .right ? model.skin.rightSocket : model.skin.leftSocket
        #expect(lining.count > 50)
        let shallow = lining.map { positions[$0.vertex] }.enumerated().filter { place, point in
          lining[place].hold >= 1 && lining[place].inside > 1.6e-3 && face.eyeShape.depth(point) <= 0.4e-3
        }
        let forward = eyeFromWorld.direction(face.worldFromHead.z)
        let bare = shallow.count { _, point in
          !cover.contains {
            Self.meets($0, from: point, along: forward) || Self.meets($0, from: point, along: point)
          }
        }
        #expect(bare == 0, "person \(index), \(side)")
      }
    }
  }

  /// Whether a ray meets a triangle.
  private static func meets(_ triangle: [Vector], from origin: Vector, along direction: Vector) -> Bool {
    let corners = triangle.map { $0 - origin }
    let normal = cross(corners[1] - corners[0], corners[2] - corners[0])
    let turns = (0..<3).map { dot(cross(corners[$0], corners[($0 + 1) % 3]), direction) }
    guard turns.allSatisfy({ $0 >= 0 }) || turns.allSatisfy({ $0 <= 0 }) else { return false }
    return dot(normal, corners[0]) / dot(normal, direction) > 0
  }
}
