internal import Geometry

/// How a style combs hair: directions over the head, all in head space. Lengths are in ``ScalpCut.swift``.
struct ScalpField: Sendable {
  let parameters: ScalpParameters
  /// Unit direction in which hair falls.
  let gravity: Vector
  let fit: HeadFit
  let hairline: Hairline
  let noise: SmoothNoise
  private let whorl: Vector
  /// Half the distance between the eyes, metres.
  private let eye: Float

  init(
    _ parameters: ScalpParameters, hairline: Hairline, fit: HeadFit, gravity: Vector, eye: Float = 0.031,
    random: CounterRandom
  ) {
    self.parameters = parameters
    self.eye = eye
    self.hairline = hairline
    self.fit = fit
    self.gravity = gravity
    whorl = fit.point(Vector(-0.012 * parameters.whorl, 0.102, -0.138))
    noise = SmoothNoise(random.child("directions"))
  }

  /// Completes a root.
  func scalpRoot(_ root: HairRoot, headFromWorld: Affine) -> ScalpRoot {
    let (azimuth, polar) = Hairline.angles(root.template)
    var result = ScalpRoot(
      root: root, position: headFromWorld.point(root.position),
      normal: headFromWorld.direction(root.normal), azimuth: azimuth, polar: polar,
      depth: hairline.distance(root.template), group: .whole)
    result.group = group(result)
    return result
  }

  private func group(_ r: ScalpRoot) -> ScalpRoot.Group {
    let p = parameters
    let x = r.root.template.x
    let grain = noise.vector(r.root.template * 160)
    let wobble = 0.0012 * grain.x
    // Hair of two directions mixes where they part, or a bare stripe would lie between them.
    let isDivided = p.fringe > 0 || (p.tieCount > 0 && p.tie != .none)
    let ragged = isDivided ? noise.scalar(r.root.template * 800) : 0
    if p.fringe > 0, abs(r.azimuth) < 62, r.polar > 24, abs(x) < 0.056 * p.fringe + wobble * 3,
      r.depth < 0.034 + wobble * 4 + 0.014 * ragged,
      noise.scalar(r.root.template * 330) * 0.5 + 0.5 < p.fringeDensity * 1.02
    {
      return p.fringeSplit < 0.1 ? .fringe : x + wobble > 0 ? .fringeLeft : .fringeRight
    }
    let isLeft = x + wobble > p.part * Hairline.radius * 0.8
    if p.tieCount > 0, p.tie != .none, r.polar + 4 * grain.y + 12 * ragged < tiedAbove(r) {
      return p.tieCount == 1 ? .tied : isLeft ? .tiedLeft : .tiedRight
    }
    // The part ends at the crown.
    guard p.isParted, r.root.template.z > -0.132 + wobble else { return .whole }
    return isLeft ? .left : .right
  }

  /// Polar angle, degrees, down to which hair is tied.
  private func tiedAbove(_ r: ScalpRoot) -> Float {
    parameters.tieShare >= 0.99 ? 400 : 32 + 75 * parameters.tieShare
  }

  /// The direction in which hair is combed at `position`, where the surface's normal is `normal`; not unit.
  func comb(_ r: ScalpRoot, at position: Vector, normal n: Vector) -> Vector {
    let p = parameters
    let (x, y, z) = (Vector(1, 0, 0), Vector(0, 1, 0), Vector(0, 0, 1))
    func tangent(_ v: Vector) -> Vector { v - n * dot(v, n) }
    let disorder = (noise.vector(position * 38) + 0.5 * noise.vector(position * 110)) * p.mess
    let lateral = position.x - fit.shift.x

    if r.group.isFringe {
      let fan = x * lateral * 3 * (1 - abs(p.fringeSide))
      let open = x * ((r.group.side ?? 0) * p.fringeSplit * 0.8)
      return tangent(z - y * 0.5 + fan + open + x * (p.fringeSide * 1.1) + disorder * 0.6)
    }
    if r.group.tie != nil { return tangent(disorder) * 0.5 }
    switch p.family {
    case .clipped: return whorlFlow(position, n) + tangent(disorder)
    case .standing: return n + disorder
    case .roped, .rows:
      guard let side = r.group.side else { return whorlFlow(position, n) - y * 0.4 + tangent(disorder) }
      // Out of the face, to the sides and back.
      let front = smoothstep(110, 30, abs(r.azimuth))
      return tangent(x * (side * (0.4 + 0.3 * front)) - y * 0.6 - z * (0.8 * front) + disorder)
    case .brushed:
      let down = z * (p.sideSweep * 0.9) - y * (1 - 0.4 * abs(p.sideSweep))
      return tangent(mix(down, brushed(r, position, n, lateral), topness(r)) + disorder * 0.9)
    case .hanging:
      let side = r.group.side ?? clamp(lateral / 0.03, -1, 1)
      // Behind the whorl the hair falls straight down.
      let away = smoothstep(-0.161, -0.109, r.root.template.z)
      var v = x * (side * (0.15 + 0.85 * away)) - y * 0.8 + disorder * 0.8
      let front = smoothstep(110, 30, abs(r.azimuth))
      if p.curlDiameter > 0.007 { v = v * 0.6 + whorlFlow(position, n) * 0.4 }
      v -= z * ((0.3 + 0.9 * abs(p.part)) * front)
      if p.sideLength < 0.06 {
        v = mix(v + z * (p.sideSweep * 0.9), brushed(r, position, n, lateral), topness(r))
      }
      let beforeEar = smoothstep(0.125, 0.10, abs(position.z - fit.point(Vector(0, 0, -0.02)).z) + 0.07)
      v -= z * (p.tucked * (0.3 + 1.2 * beforeEar) * smoothstep(0.06, 0.03, position.y))
      return tangent(v)
    }
  }

  /// The way of short hair on top of the head.
  private func brushed(_ r: ScalpRoot, _ position: Vector, _ n: Vector, _ lateral: Float) -> Vector {
    let p = parameters
    var v = Vector(p.brushSide, 0.1, p.brushForward)
    if p.isParted {
      let side = r.group.side ?? clamp(lateral / 0.03, -1, 1)
      v += Vector(side * 0.9, -0.4, 0)
    }
    v.x -= clamp(lateral / 0.008, -1, 1) * p.ridge * 1.5
    // What is not brushed grows as it likes.
    let brushing = min(1, Geometry.length(Vector(p.brushSide, 0, p.brushForward)) + (p.isParted ? 1 : 0))
    return v + whorlFlow(position, n) * mix(0.9, 0.2, brushing)
  }

  /// Three numbers in −1…1 that decide phase, pitch and size of the curl at a root. Waves of neighbouring locks
  /// run together, tight curls differ from lock to lock.
  func curl(_ r: ScalpRoot) -> Vector {
    noise.vector(r.root.template / max(0.8 * parameters.curlPitch, 0.002) + 7)
  }

  /// Where free hair falls at `position`; not unit. On the shoulders it slides to the front or to the back of
  /// them and stays near the neck.
  func fall(_ r: ScalpRoot, _ position: Vector) -> Vector {
    let x = position.x - fit.shift.x
    let low = smoothstep(-0.03, -0.11, position.y)
    guard low > 0 else {
      // Combed out of the face.
      let before = smoothstep(-0.03, 0.0, position.z) * smoothstep(0.07, 0.02, position.y)
      let side = r.group.isFringe ? 0 : r.group.side ?? 0
      return gravity + Vector(side * 1.4, 0, -0.5) * (before * smoothstep(0.07, 0.055, x * side))
    }
    let onward: Float = abs(r.azimuth) + 25 * noise.scalar(r.root.template * 40) < 92 ? 1 : -0.3
    let inwards = smoothstep(0.055, 0.09, abs(x)) * (x > 0 ? -1 : 1)
    return gravity + Vector(inwards * 0.9, 0, onward * 0.45) * low
  }

  /// What keeps hair out of the eyes of its wearer at `position`: a pull to the side on which it falls, not unit;
  /// weaker in the wind, which does not care.
  func outOfEyes(_ r: ScalpRoot, _ position: Vector) -> Vector {
    guard position.z > 0, position.y < 0.075, position.y > -0.045 else { return .zero }
    let x = position.x - fit.shift.x
    let side = r.group.side ?? (r.group.isFringe ? 0 : clamp(x / 0.015, -1, 1))
    let before = smoothstep(eye + 0.028, eye + 0.012, x * side)
    let near = smoothstep(0.075, 0.03, position.y) * smoothstep(-0.045, -0.02, position.y)
    return Vector(side * (1.6 - 0.6 * abs(parameters.wind)) * before * near, 0, 0)
  }

  /// Whether `position` lies before an eye, where hair is cut rather than worn; but for the few that always hang there,
  /// more of them in the wind.
  func isBeforeEye(_ r: ScalpRoot, _ position: Vector) -> Bool {
    guard position.z > 0.005, position.y < 0.012, position.y > -0.014,
      r.root.words.units.y < 0.94 - 0.15 * abs(parameters.wind)
    else { return false }
    return abs(abs(position.x - fit.shift.x) - eye) < 0.016
  }

  /// Whether `position` lies before forehead, eyes or nose, where no rope may hang.
  func isBeforeFace(_ position: Vector) -> Bool {
    position.z > -0.01 && position.y < 0.07 && position.y > -0.07 && abs(position.x - fit.shift.x) < 0.05
  }

  /// Away from the whorl, with a swirl close to it.
  func whorlFlow(_ position: Vector, _ n: Vector) -> Vector {
    let away = position - whorl
    let flat = normalized(away - n * dot(away, n), fallback: Vector(0, 0, 1))
    let swirl = parameters.whorl * 1.1 * exponential(-Geometry.length(away) / 0.03)
    return flat + cross(flat, n) * swirl
  }

  /// Where hair is gathered by tie `number`, in head space.
  func tie(_ number: Int) -> Vector {
    let p = parameters
    // Round the back of the template from nape (polar 115 degrees) to crown (30 degrees).
    let polar = (75 - 40 * p.tieHeight) * Float.pi / 180
    let side = p.tieCount == 2 ? abs(p.tieSide) * (number == 0 ? -1 : 1) : p.tieSide
    let turn = side * 75 * Float.pi / 180
    return fit.point(
      Hairline.center + Vector(sine(turn) * sine(polar), cosine(polar), -cosine(turn) * sine(polar))
        * (Hairline.radius * 1.02))
  }

  /// Height in head space at which hair that stands is cut level.
  var level: Float {
    guard parameters.flatTop > 0 else { return 10 }
    return fit.point(Hairline.center + Vector(0, Hairline.radius * 1.13, 0)).y + parameters.flatTop
  }
}
