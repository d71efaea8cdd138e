internal import Geometry

/// One root of the scalp with what combing needs to know of it.
struct ScalpRoot: Sendable {
  var root: HairRoot
  /// Position and normal in head space.
  var position: Vector
  var normal: Vector
  /// Direction from the skull's centre on the template, degrees: see ``Hairline``.
  var azimuth: Float
  var polar: Float
  /// Distance from the hairline along the skin, metres.
  var depth: Float
  /// Hairs are only blended with guides of their own group.
  var group: Group

  enum Group: Sendable { case whole, right, left, fringe }
}

/// How a style combs hair: lengths and directions over the head, all in head space.
struct ScalpField: Sendable {
  let parameters: ScalpParameters
  /// Unit direction in which hair falls.
  let gravity: Vector
  let fit: HeadFit
  private let hairline: Hairline
  private let whorl: Vector
  private let noise: SmoothNoise

  init(
    _ parameters: ScalpParameters, hairline: Hairline, fit: HeadFit, gravity: Vector,
    random: CounterRandom
  ) {
    self.parameters = parameters
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
    let wobble = 0.0012 * noise.scalar(r.root.template * 160)
    if p.fringe > 0, abs(r.azimuth) < 62, r.polar > 24,
      abs(r.root.template.x) < 0.056 * p.fringe + wobble * 3, r.depth < 0.034 + wobble * 4
    {
      return .fringe
    }
    // The part ends at the crown.
    guard isParted, r.root.template.z > -0.132 + wobble else { return .whole }
    return r.root.template.x + wobble > p.part * Hairline.radius * 0.8 ? .left : .right
  }

  /// Whether hair falls to two sides of a line.
  var isParted: Bool {
    switch parameters.style {
    case .sidePart, .bob, .longStraight, .longWavy, .curly: true
    case .bald, .buzz, .crew, .sweptBack, .messy, .coils, .tiedBack: false
    }
  }

  /// Whether hair is cut at a level instead of by length.
  var isLevelCut: Bool {
    switch parameters.style {
    case .bob, .longStraight, .longWavy, .curly: true
    case .bald, .buzz, .crew, .sidePart, .sweptBack, .messy, .coils, .tiedBack: false
    }
  }

  /// 1 on the top of the head, 0 at its sides and down the back.
  func topness(_ r: ScalpRoot) -> Float {
    let line = (parameters.style == .crew ? 49 : 58) + 30 * smoothstep(80, 180, abs(r.azimuth))
    let width: Float = parameters.style == .crew ? 1.6 : 1
    var top = smoothstep(line + 14 * width, line - 10 * width, r.polar)
    if parameters.style == .sidePart {
      // Beside the part, on its own side, the short hair of the temple begins.
      let beyond =
        (r.root.template.x - parameters.part * Hairline.radius * 0.8) * (parameters.part < 0 ? -1 : 1)
      top *= 1 - 0.75 * smoothstep(0.002, 0.03, beyond)
    }
    return top
  }

  /// Length of the hair that grows at a root, before it is cut level, metres.
  func length(_ r: ScalpRoot) -> Float {
    let p = parameters
    var length = mix(p.sideLength, p.topLength, topness(r))
    // Shorter towards the crown, so that the top runs out into the sides.
    if p.style == .crew { length *= 0.45 + 0.55 * smoothstep(-0.15, -0.02, r.root.template.z) }
    if p.sideLength < 0.02 && p.style != .buzz {
      // A fade: the sides rise out of stubble.
      let reach = mix(0.040, 0.016, smoothstep(0.006, 0.02, p.sideLength))
      length = min(length, mix(0.003, length, smoothstep(0, reach, r.depth)))
    }
    if p.sideLength < 0.06 {
      // Trimmed round the ear.
      let e = (r.root.template - Vector(r.root.template.x, -0.018, -0.0785)) / Vector(1, 0.0345, 0.0285)
      let gap = ((e.y * e.y + e.z * e.z).squareRoot() - 1) * 0.029
      if abs(r.azimuth) > 45 { length = min(length, max(0.003, 0.004 + gap)) }
    }
    // Coils are trimmed to a ball.
    if p.style == .coils { length *= 0.4 + 0.6 * smoothstep(0, 0.04, r.depth) }
    // Fine short hairs along the border.
    length *= 0.3 + 0.7 * smoothstep(-0.002, 0.009, r.depth)
    let u = noise.scalar(r.root.template * 45) * 0.5 + 0.5
    return max(length * (1 - 0.35 * p.layering * u), 0.0008)
  }

  /// The height, in head space, below which hair of this root is cut.
  func cutHeight(_ r: ScalpRoot) -> Float {
    if r.group == .fringe { return parameters.fringeHeight }
    guard isLevelCut else { return -10 }
    // The line of the cut sinks a little towards the back, and layers shorten what grows high up.
    let back = smoothstep(60, 180, abs(r.azimuth))
    let layer = parameters.layering * (0.10 * topness(r) + 0.05 * smoothstep(70, 20, abs(r.azimuth)))
    return -(parameters.cutDepth * (1 - layer) + 0.02 * back)
  }

  /// The direction in which hair is combed at `position`, where the surface's normal is `normal`; not unit.
  func comb(_ r: ScalpRoot, at position: Vector, normal n: Vector) -> Vector {
    let p = parameters
    let (x, y, z) = (Vector(1, 0, 0), Vector(0, 1, 0), Vector(0, 0, 1))
    let top = topness(r)
    func tangent(_ v: Vector) -> Vector { v - n * dot(v, n) }
    let mess = noise.vector(position * 38) + 0.5 * noise.vector(position * 110)

    if r.group == .fringe {
      let fan = x * (position.x - fit.shift.x) * 3
      return tangent(z - y * 0.5 + fan - x * (p.part * 0.6) + mess * 0.15)
    }
    switch p.style {
    case .bald, .buzz:
      return whorlFlow(position, n) + tangent(mess) * 0.15
    case .crew:
      let up = whorlFlow(position, n) * 0.6 + z * 0.7 + x * (p.part * 0.5) + y * 0.4
      return tangent(mix(-y + z * -0.25, up, top)) + tangent(mess) * 0.25
    case .messy:
      return whorlFlow(position, n) + tangent(mess) * 1.1
    case .sweptBack:
      return tangent(z * -1 - y * 0.25 + x * clamp((position.x - fit.shift.x) * 4, -0.3, 0.3)) + tangent(mess)
        * 0.18
    case .tiedBack:
      return tangent(mess) * 0.04
    case .coils:
      return n + mess * 0.35
    case .sidePart, .bob, .longStraight, .longWavy, .curly:
      let side: Float =
        r.group == .whole
        ? clamp((position.x - fit.shift.x) / 0.03, -1, 1) : r.group == .left ? 1 : -1
      // Behind the whorl the hair falls straight down.
      let lateral = smoothstep(-0.161, -0.109, r.root.template.z)
      var v = x * (side * (0.15 + 0.85 * lateral)) - y * 0.8 + mess * 0.12
      let front = smoothstep(110, 30, abs(r.azimuth))
      switch p.style {
      case .sidePart: v -= z * (0.35 + 0.3 * front)
      case .curly: v = v * 0.5 + whorlFlow(position, n) * 0.5 + mess * 0.4
      default: v -= z * ((0.25 + 0.5 * abs(p.part)) * front)
      }
      let beforeEar = smoothstep(0.125, 0.10, abs(position.z - fit.point(Vector(0, 0, -0.02)).z) + 0.07)
      v -= z * (p.tucked * (0.3 + 1.2 * beforeEar) * smoothstep(0.06, 0.03, position.y))
      return tangent(v)
    }
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
      let before = smoothstep(-0.03, 0.0, position.z) * smoothstep(0.05, 0.01, position.y)
      let side: Float = r.group == .left ? 1 : r.group == .right ? -1 : 0
      return gravity + Vector(side * 0.9, 0, -0.3) * (before * smoothstep(0.07, 0.055, x * side))
    }
    let onward: Float = abs(r.azimuth) + 25 * noise.scalar(r.root.template * 40) < 92 ? 1 : -1
    let inwards = smoothstep(0.055, 0.09, abs(x)) * (x > 0 ? -1 : 1)
    return gravity + Vector(inwards * 0.9, 0, onward * 0.8) * low
  }

  /// Away from the whorl, with a swirl close to it.
  private func whorlFlow(_ position: Vector, _ n: Vector) -> Vector {
    let away = position - whorl
    let flat = normalized(away - n * dot(away, n), fallback: Vector(0, 0, 1))
    let swirl = parameters.whorl * 1.1 * exponential(-Geometry.length(away) / 0.03)
    return flat + cross(flat, n) * swirl
  }

  /// Where tied hair is gathered, in head space.
  var tie: Vector {
    let t = parameters.tieHeight
    // Round the back of the template from nape (polar 120 degrees) to crown (30 degrees).
    let polar = (75 - 40 * t) * Float.pi / 180
    return fit.point(
      Hairline.center + Vector(0, cosine(polar), -sine(polar)) * (Hairline.radius * 1.02))
  }
}
