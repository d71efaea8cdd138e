internal import Geometry

/// How the skin that is rendered comes from the control mesh: which part of the body it is, its subdivision,
/// and everything at its vertices that does not depend on the person.
struct SkinTopology: Sendable {
  /// The body below this height of the base mesh is never rendered: mid-chest and below, metres.
  static let lowestY: Float = 0.30

  let part: SubdividedPart
  let quadClasses: [SemanticClass]
  /// The same as triangles: all people share them.
  let triangles: [SIMD3<UInt32>]
  let triangleClasses: [SemanticClass]
  let templatePositions: [Vector]
  /// The same of the control mesh.
  let controlPositions: [Vector]
  let scalpDensity: [Float]
  let rightBrowDensity: [Float]
  let leftBrowDensity: [Float]
  let beardDensity: [Float]
  let moustacheDensity: [Float]
  /// The lid margins on the finest level.
  let rightLidMargin: [Int]
  let leftLidMargin: [Int]
  /// Vertices of the finest level that may come near an eyeball.
  let nearRightEye: [Int]
  let nearLeftEye: [Int]
  let rightLidThickness: LidThickness
  let leftLidThickness: LidThickness
  /// What lines the sockets behind the lids.
  let rightSocket: [LidContact.LiningVertex]
  let leftSocket: [LidContact.LiningVertex]
  /// What keeps lids and lips of the finest level closed, and out of each other.
  let rightLidSeal: LidSeal
  let leftLidSeal: LidSeal
  let lipContact: LipContact
  let lipSeam: LipSeam
  let regions: ComplexionRegions
  let sites: ComplexionSites
  let contours: SkinContours
  let lidFolds: LidFolds
  let relief: FaceRelief
  /// The face seen from the front, and its landmarks there.
  let front: TemplateFront
  let scatter: SkinScatter
  let landmarks: [SIMD2<Float>]
  /// Whether a vertex is below every garment, so that no one sees it.
  let isCovered: [Bool]
  /// Whether the color of any vertex that is not covered depends on a control vertex.
  let isControlSeen: [Bool]
  /// Whether lids or relief bend the skin at a vertex.
  let isBent: [Bool]
  /// Whether a quad lines a socket.
  private let isHidden: [Bool]
  /// Vertices of the front half of the skin in square cells of x and y.
  private let cells: [SIMD2<Int32>: [Int]]
  private static let cellSize: Float = 4e-3

  init(_ tables: FaceModelTables, template: [Vector], socketLining: [Bool], levels: Int) throws {
    let body = Array(tables.quads(of: "body"))
    guard body.count == tables.bodyClasses.count, !body.isEmpty else {
      throw SceneError("the face model has no body: import it again with `facet assets import`")
    }
    let kept = body.indices.filter { q in
      (0..<4).allSatisfy { tables.vertices[Int(body[q][$0])].y > Self.lowestY }
    }
    let part = SubdividedPart(
      quads: kept.map { body[$0] }, meshVertexCount: tables.vertices.count, levels: levels)
    func density(_ mask: [Float]) -> [Float] { part.refined(mask).map { clamp($0, 0, 1) } }

    self.part = part
    templatePositions = part.surface(template)
    controlPositions = part.controlVertices.map { template[$0] }
    isCovered = part.surface(tables.vertices).map(GarmentEdge.isCovered)
    isControlSeen = part.steps.reversed().reduce(isCovered.map { !$0 }) { $1.sources(of: $0) }
    scalpDensity = density(tables.follicles.scalp)
    rightBrowDensity = density(tables.follicles.rightBrow)
    leftBrowDensity = density(tables.follicles.leftBrow)
    beardDensity = density(tables.follicles.beard)
    moustacheDensity = density(tables.follicles.moustache)
    quadClasses = ClassBorders.refined(kept.map { tables.bodyClasses[$0] }, part)
    triangles = part.quads.flatMap { [SIMD3($0.x, $0.y, $0.z), SIMD3($0.x, $0.z, $0.w)] }
    triangleClasses = quadClasses.flatMap { [$0, $0] }
    rightLidMargin = part.refinedLoop(tables.loops.rightLidMargin)
    leftLidMargin = part.refinedLoop(tables.loops.leftLidMargin)
    let surface = templatePositions
    let lining = part.refined(socketLining.map { $0 ? 1 : 0 })
    isHidden = part.quads.map { quad in (0..<4).allSatisfy { lining[Int(quad[$0])] >= 0.5 } }
    contours = SkinContours(
      part: part, classes: quadClasses, surface: surface,
      border: part.refinedLoop(tables.loops.vermilionBorder), lidMargins: [rightLidMargin, leftLidMargin])
    let normals = Self.normals(surface, part.quads, isHidden: isHidden)
    lidFolds = LidFolds(
      surface: surface, normals: normals, quads: part.quads, margins: [rightLidMargin, leftLidMargin],
      contours: contours)
    relief = FaceRelief(surface: surface, normals: normals, contours: contours)
    var isBent = [Bool](repeating: false, count: surface.count)
    for vertex in lidFolds.vertices + relief.vertices { isBent[vertex] = true }
    self.isBent = isBent
    front = TemplateFront(positions: surface, quads: part.quads)
    scatter = SkinScatter(positions: surface, quads: part.quads, lowest: -0.2)
    landmarks = tables.landmarks.map { landmark in
      (0..<3).reduce(SIMD2<Float>.zero) { sum, k in
        let p = surface[part.controlIndex[Int(landmark.vertices[k])]]
        return sum + SIMD2(p.x, p.y) * landmark.weights[k]
      }
    }
    cells = Dictionary(grouping: surface.indices.filter { surface[$0].z > -0.06 }) { Self.cell(surface[$0]) }
    func near(_ side: Side) -> [Int] {
      let center = EyeHelper.center(side, template)
      return surface.indices.filter { distance(surface[$0], center) < 0.027 && lining[$0] < 0.5 }
    }
    nearRightEye = near(.right)
    nearLeftEye = near(.left)
    rightLidThickness = LidThickness(
      .right, vertices: nearRightEye, margin: rightLidMargin, template: surface)
    leftLidThickness = LidThickness(.left, vertices: nearLeftEye, margin: leftLidMargin, template: surface)
    let (contours, rightMargin, leftMargin) = (contours, rightLidMargin, leftLidMargin)
    func socket(_ side: Side) -> [LidContact.LiningVertex] {
      LidContact.lining(
        side, margin: side == .right ? rightMargin : leftMargin, center: EyeHelper.center(side, template),
        template: surface, share: lining, contours: contours)
    }
    rightSocket = socket(.right)
    leftSocket = socket(.left)
    // Only the front of the face: the graph is searched from a few hundred vertices.
    let front = part.quads.filter { surface[Int($0.x)].z > -0.03 && abs(surface[Int($0.x)].y + 0.04) < 0.08 }
    let graph = EdgeGraph(quads: front, vertexCount: surface.count)
    rightLidSeal = LidSeal(margin: rightLidMargin, graph: graph, template: surface)
    leftLidSeal = LidSeal(margin: leftLidMargin, graph: graph, template: surface)
    let lipLoop = part.refinedLoop(tables.loops.lipInner)
    lipContact = LipContact(loop: lipLoop, graph: graph, template: surface)
    lipSeam = LipSeam(loop: lipLoop, graph: graph, template: surface)
    regions = ComplexionRegions(
      tables, part, classes: kept.map { tables.bodyClasses[$0] }, template: template, surface: surface)
    let mouth = (landmarks[62] + landmarks[66]) / 2
    sites = ComplexionSites(
      regions, eyes: Side.allCases.map { EyeHelper.center($0, template) }, mouth: Vector(mouth, 0),
      surface: surface)
  }

  private static func cell(_ p: Vector) -> SIMD2<Int32> {
    SIMD2(Int32((p.x / cellSize).rounded(.down)), Int32((p.y / cellSize).rounded(.down)))
  }

  /// Vertices of the front half that may lie within a distance of a point of template space.
  func frontVertices(near point: Vector, within reach: Float) -> [Int] {
    let (low, high) = (Self.cell(point - reach), Self.cell(point + reach))
    var result: [Int] = []
    for y in low.y...high.y {
      for x in low.x...high.x {
        result += (cells[SIMD2(x, y)] ?? []).filter { distance(templatePositions[$0], point) < reach }
      }
    }
    return result
  }

  /// Unit normals of the quads' vertices, averaged by area. What lines the sockets hardly counts: it folds back behind
  /// the edges of the lids, and would turn their normals away from who looks at them.
  func normals(_ positions: [Vector]) -> [Vector] { Self.normals(positions, part.quads, isHidden: isHidden) }

  /// The same at some vertices only, elsewhere anything.
  func normals(_ positions: [Vector], at isWanted: [Bool]) -> [Vector] {
    var normals = [Vector](repeating: .zero, count: positions.count)
    for (number, q) in part.quads.enumerated()
    where isWanted[Int(q.x)] || isWanted[Int(q.y)] || isWanted[Int(q.z)] || isWanted[Int(q.w)] {
      Self.add(q, positions, isHidden: isHidden[number], to: &normals)
    }
    for vertex in normals.indices where isWanted[vertex] { normals[vertex] = normalized(normals[vertex]) }
    return normals
  }

  private static func normals(_ positions: [Vector], _ quads: [SIMD4<UInt32>], isHidden: [Bool]) -> [Vector] {
    var normals = [Vector](repeating: .zero, count: positions.count)
    for (number, quad) in quads.enumerated() {
      add(quad, positions, isHidden: isHidden[number], to: &normals)
    }
    for vertex in normals.indices { normals[vertex] = normalized(normals[vertex]) }
    return normals
  }

  @inline(__always) private static func add(
    _ quad: SIMD4<UInt32>, _ positions: [Vector], isHidden: Bool, to normals: inout [Vector]
  ) {
    let (a, b, c, d) = (Int(quad.x), Int(quad.y), Int(quad.z), Int(quad.w))
    let n = cross(positions[c] - positions[a], positions[d] - positions[b]) * (isHidden ? 1e-3 : 1)
    normals[a] += n
    normals[b] += n
    normals[c] += n
    normals[d] += n
  }
}

/// Smooth borders for classes that are known only for whole control quads.
enum ClassBorders {
  /// These end on edge loops of the control mesh already.
  private static let exact: Set<SemanticClass> = [.rightEye, .leftEye, .mouthInterior, .topLip, .bottomLip]
  private static let soft: [SemanticClass] = [.skin, .nose, .rightEar, .leftEar, .neck]
  /// How often memberships are averaged over neighbors before the border is drawn where they are equal.
  private static let smoothingSteps = 2

  /// The class of each refined quad.
  static func refined(_ classes: [SemanticClass], _ part: SubdividedPart) -> [SemanticClass] {
    guard let last = part.steps.last else { return classes }
    let (control, vertexCount) = (part.control, part.controlVertices.count)
    var best = [Float](repeating: -1, count: last.quads.count)
    var result = [SemanticClass](repeating: .skin, count: last.quads.count)
    for candidate in soft {
      var membership = classes.map { $0 == candidate ? Float(1) : 0 }
      var atVertices: [Float] = []
      for _ in 0..<smoothingSteps {
        atVertices = vertexMeans(membership, control, vertexCount)
        membership = control.map { q in (0..<4).reduce(0) { $0 + atVertices[Int(q[$1])] / 4 } }
      }
      atVertices = vertexMeans(membership, control, vertexCount)
      let fine = part.steps.reduce(atVertices) { $1.refine($0) }
      for (index, quad) in last.quads.enumerated() {
        let value = (0..<4).reduce(Float(0)) { $0 + fine[Int(quad[$1])] }
        if value > best[index] {
          best[index] = value
          result[index] = candidate
        }
      }
    }
    let children = last.quads.count / classes.count
    for (q, known) in classes.enumerated() where exact.contains(known) {
      for child in 0..<children { result[q * children + child] = known }
    }
    return result
  }

  private static func vertexMeans(_ values: [Float], _ quads: [SIMD4<UInt32>], _ vertexCount: Int) -> [Float]
  {
    var sums = [SIMD2<Float>](repeating: .zero, count: vertexCount)
    for (q, quad) in quads.enumerated() {
      for corner in 0..<4 { sums[Int(quad[corner])] += SIMD2(values[q], 1) }
    }
    return sums.map { $0.x / max($0.y, 1) }
  }
}
