import Foundation
import Geometry
import Render
import Scene
import Testing

extension RendererTests {
  /// Motion while the shutter is open.
  @MainActor @Suite struct Shutter {
    /// A dark card that covers x > 0 at distance 1 before even light; 40 pixels a metre.
    private static let card: SceneDescription = {
      var card = TestScenes.plane()
      card.positions = card.positions.map { Vector(max($0.x, 0), $0.y, $0.z) }
      return TestScenes.scene(
        meshes: [card],
        materials: [.plain(PlainMaterial(albedo: .zero, roughness: 1, indexOfRefraction: 1))],
        light: TestScenes.uniformLight(), span: 1.2)
    }()

    /// Rows' means follow a ramp of `width` pixels about the middle.
    private func expectRamp(
      _ film: Film, width: Double, sourceLocation: SourceLocation = #_sourceLocation
    ) {
      for column in 0..<48 {
        let found = RendererTests.mean(film) { c, _ in c == column }.x
        var expected = 0.0
        for i in 0..<64 {
          let x = Double(column) - 24 + (Double(i) + 0.5) / 64
          expected += min(max(0.5 - x / width, 0), 1) / 64
        }
        #expect(abs(found - expected) < 0.015, "column \(column)", sourceLocation: sourceLocation)
      }
    }

    @Test func aShiftIsARamp() throws {
      var scene = Self.card
      scene.camera.personMotion = ShutterMotion(shift: Vector(0.25, 0.1, 0))
      expectRamp(try render(scene, size: 48, samples: 256).film, width: 10)
      // The camera going the other way sees the same.
      scene = Self.card
      scene.camera.shake = ShutterMotion(shift: Vector(-0.25, 0.1, 0))
      expectRamp(try render(scene, size: 48, samples: 256).film, width: 10)
    }

    /// About a far pivot a small turn is a shift.
    @Test func aTurnIsARampAsWideAsItsLever() throws {
      var scene = Self.card
      scene.camera.personMotion = ShutterMotion(turn: Vector(0, 0.02, 0), pivot: Vector(0, 0, -10))
      expectRamp(try render(scene, size: 48, samples: 256).film, width: 8)
      scene = Self.card
      scene.camera.shake = ShutterMotion(turn: Vector(0, 0.2, 0), pivot: scene.camera.worldFromCamera.origin)
      expectRamp(try render(scene, size: 48, samples: 256).film, width: 8)
    }

    /// The background holds still before a person who moves, and is drawn out when the camera turns.
    @Test func starsAreDrawnOutByTheCameraAlone() throws {
      var scene = TestScenes.scene(materials: [], light: Lenses.starlight(), span: 1.2)
      let still = Lenses.moments(try render(scene, size: 48, samples: 64).film)
      scene.camera.personMotion = ShutterMotion(shift: Vector(0.2, 0, 0), turn: Vector(0.1, 0.3, 0.2))
      let behind = Lenses.moments(try render(scene, size: 48, samples: 64).film)
      #expect(abs(behind.light / still.light - 1) < 1e-3)
      #expect(abs(behind.spread.x - still.spread.x) < 1e-2 && abs(behind.spread.y - still.spread.y) < 1e-2)
      scene.camera.personMotion = .none
      scene.camera.shake = ShutterMotion(
        turn: Vector(0, 0.3, 0), pivot: scene.camera.worldFromCamera.origin)
      let shaken = Lenses.moments(try render(scene, size: 48, samples: 256).film)
      #expect(abs(shaken.light / still.light - 1) < 0.03)
      // Even over a width w has the variance w²/12.
      let drawnOut = shaken.spread.x - still.spread.x
      #expect(abs(drawnOut / 12 - 1) < 0.05, "12 pixels wide")
      #expect(abs(shaken.spread.y - still.spread.y) < 0.2)
    }

    /// Labels are those of the sharp picture, to the byte, however the work is divided; only the light differs.
    @Test(arguments: Kind.allCases) func blurLeavesLabelsAlone(kind: Kind) throws {
      var scene = Labels.scene
      scene.face.landmarks = [Vector(0, 0, 0.08), Vector(0, 0.05, 0.0625), Vector(0.03, -0.02, 0.12)]
      let sharp = try render(scene, size: 24, samples: 8, on: kind).film
      let lens = Lens(apertureRadius: 0.02, focusDistance: 0.9, blades: 5, catsEye: 0.5)
      let motion = ShutterMotion(shift: Vector(0.02, 0, 0.01), turn: Vector(0, 0.1, 0))
      let blurs: [(inout Camera) -> Void] = [
        { $0.lens = lens }, { $0.shake = motion }, { $0.personMotion = motion },
        {
          $0.lens = lens
          $0.personMotion = motion
        },
      ]
      for (index, blur) in blurs.enumerated() {
        var blurred = scene
        blur(&blurred.camera)
        let film = try render(blurred, size: 24, samples: 8, on: kind).film
        #expect(film.classes == sharp.classes, "blur \(index)")
        #expect(film.hairAlpha == sharp.hairAlpha && film.depth == sharp.depth, "blur \(index)")
        #expect(film.normals == sharp.normals && film.landmarkVisible == sharp.landmarkVisible)
        let changed = zip(film.radiance, sharp.radiance).count { $0 != $1 }
        #expect(changed > 24 * 24 / 4, "blur \(index)")
      }
      // A lens without width and a motion of no length are none: no second pass, not even other noise.
      scene.camera.lens = Lens(apertureRadius: 0, focusDistance: 1)
      scene.camera.shake = ShutterMotion(pivot: Vector(1, 2, 3))
      #expect(try render(scene, size: 24, samples: 8, on: kind).film == sharp)
    }

    /// Views of quantities are sharp.
    @Test func debugViewsAreThoseOfAPinhole() throws {
      var scene = Labels.scene
      let sharp = try render(scene, size: 24, samples: 4) { $0.view = .depth }.film
      scene.camera.lens = Lens(apertureRadius: 0.05, focusDistance: 0.5)
      #expect(try render(scene, size: 24, samples: 4) { $0.view = .depth }.film == sharp)
    }
  }
}
