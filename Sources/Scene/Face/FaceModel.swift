public import Geometry

/// What the face model file holds, checked: the mesh, what moves it, and what its parts are.
///
/// Vertex ids count from 0 in the order of MakeHuman's base mesh (hm08): body 0–13379, tongue 13380–13605,
/// left and right eyeball 14598–14669 and 14670–14741, lower and upper teeth 14992–15059 and 15060–15127,
/// a snug suit for clothes ("tights") 15328–18001. Metres; +x the person's left, +y up, +z forward.
public struct FaceModelTables: Sendable {
  /// A run of ``quads``.
  public struct Group: Sendable {
    public var name: String
    public var quads: Range<Int>
    public init(name: String, quads: Range<Int>) {
      self.name = name
      self.quads = quads
    }
  }

  /// A joint of the rig: the mean of some vertices.
  public struct Bone: Sendable {
    public var name: String
    /// Position of the parent in the list, always before this one; nil for the root.
    public var parent: Int?
    public var jointVertices: [Int]
    public init(name: String, parent: Int?, jointVertices: [Int]) {
      self.name = name
      self.parent = parent
      self.jointVertices = jointVertices
    }
  }

  /// Three vertices of the subdivided surface and their weights.
  public struct Landmark: Sendable {
    public var vertices: SIMD3<UInt16>
    public var weights: Vector
    public init(vertices: SIMD3<UInt16>, weights: Vector) {
      self.vertices = vertices
      self.weights = weights
    }
  }

  /// Follicle density at each vertex, 0…1.
  public struct Follicles: Sendable {
    public var scalp: [Float]
    public var rightBrow: [Float]
    public var leftBrow: [Float]
    public var beard: [Float]
    public var moustache: [Float]
    public init(
      scalp: [Float], rightBrow: [Float], leftBrow: [Float], beard: [Float], moustache: [Float]
    ) {
      self.scalp = scalp
      self.rightBrow = rightBrow
      self.leftBrow = leftBrow
      self.beard = beard
      self.moustache = moustache
    }
  }

  /// Closed curves of vertices.
  public struct Loops: Sendable {
    /// The edge of the lids, 28 vertices.
    public var rightLidMargin: [Int]
    public var leftLidMargin: [Int]
    /// Where the red of the lips ends, their fullest line, and where they touch: 38 vertices each.
    public var vermilionBorder: [Int]
    public var lipCorner: [Int]
    public var lipInner: [Int]
    public init(
      rightLidMargin: [Int], leftLidMargin: [Int], vermilionBorder: [Int], lipCorner: [Int], lipInner: [Int]
    ) {
      self.rightLidMargin = rightLidMargin
      self.leftLidMargin = leftLidMargin
      self.vermilionBorder = vermilionBorder
      self.lipCorner = lipCorner
      self.lipInner = lipInner
    }
  }

  public var vertices: [Vector]
  /// Counter-clockwise seen from outside.
  public var quads: [SIMD4<UInt16>]
  public var groups: [Group]
  /// Rows of ``textureCoordinates`` at the corners of the quads.
  public var quadTextureCoordinates: [SIMD4<UInt16>]
  public var textureCoordinates: [SIMD2<Float>]
  /// The vertex opposite of each vertex.
  public var mirror: [UInt16]
  public var targets: ShapeTargets
  public var bones: [Bone]
  /// Up to four bones of each vertex, and their weights, which sum to 1.
  public var boneIndices: [SIMD4<UInt8>]
  public var boneWeights: [SIMD4<Float>]
  /// The class of each quad of the group "body", in its order.
  public var bodyClasses: [SemanticClass]
  /// iBUG-68 order.
  public var landmarks: [Landmark]
  public var follicles: Follicles
  public var loops: Loops

  public init(
    vertices: [Vector], quads: [SIMD4<UInt16>], groups: [Group], quadTextureCoordinates: [SIMD4<UInt16>],
    textureCoordinates: [SIMD2<Float>], mirror: [UInt16], targets: ShapeTargets, bones: [Bone],
    boneIndices: [SIMD4<UInt8>], boneWeights: [SIMD4<Float>], bodyClasses: [SemanticClass],
    landmarks: [Landmark], follicles: Follicles, loops: Loops
  ) {
    self.vertices = vertices
    self.quads = quads
    self.groups = groups
    self.quadTextureCoordinates = quadTextureCoordinates
    self.textureCoordinates = textureCoordinates
    self.mirror = mirror
    self.targets = targets
    self.bones = bones
    self.boneIndices = boneIndices
    self.boneWeights = boneWeights
    self.bodyClasses = bodyClasses
    self.landmarks = landmarks
    self.follicles = follicles
    self.loops = loops
  }

  /// Marks the vertices that line the eye sockets behind the lid margins.
  func socketLining() -> [Bool] {
    var lining = [Bool](repeating: false, count: vertices.count)
    var elsewhere = lining
    for (quad, shown) in zip(quads(of: "body"), bodyClasses) {
      for corner in 0..<4 {
        if shown == .rightEye || shown == .leftEye {
          lining[Int(quad[corner])] = true
        } else {
          elsewhere[Int(quad[corner])] = true
        }
      }
    }
    return zip(lining, elsewhere).map { $0 && !$1 }
  }

  /// The quads of the group called `name`; none when there is no such group.
  public func quads(of name: String) -> ArraySlice<SIMD4<UInt16>> {
    groups.first { $0.name == name }.map { quads[$0.quads] } ?? []
  }
}

/// The face model, ready to make people: its tables, and what follows from them once and for all.
public struct FaceModel: Sendable {
  public let tables: FaceModelTables
  /// Which targets make up a person's macro shape.
  let macros: MacroTargets
  /// The local sliders, scaled alike.
  let sliders: SliderTable
  /// The targets of the face units.
  let units: [UnitTarget]
  let tongueBend: TongueBend
  let ruler: FaceRuler
  /// What makes faces differ between the sliders.
  let field: ShapeField
  let measureFit: MeasureFit
  /// The adult between all poles, in its own world space: where texture is evaluated.
  let templatePositions: [Vector]
  /// How the skin is subdivided, and what does not depend on the person.
  let skin: SkinTopology
  let tongue: SubdividedPart
  let rig: FaceRig
  let rightLids: LidContact
  let leftLids: LidContact
  let lips: ClosingLine
  let rightLidLine: ClosingLine
  let leftLidLine: ClosingLine
  let rightAperture: LidAperture
  let leftAperture: LidAperture
  /// What garments are cut from.
  let suit: SuitTopology

  /// - Parameter subdivisionLevels: Steps of Catmull-Clark on the skin; 2 for pictures, fewer make tests quick.
  /// - Throws: ``SceneError`` when a target or group that Facet needs is missing.
  public init(_ tables: FaceModelTables, subdivisionLevels: Int = 2) throws {
    self.tables = tables
    macros = try MacroTargets(tables.targets)
    units = try UnitTarget.all(tables.targets)
    rig = try FaceRig(tables)
    sliders = try SliderTable(tables)
    ruler = FaceRuler(tables)
    var template = tables.vertices
    for (target, weight) in macros.weights(of: .average) {
      tables.targets.add(target, weight: weight, to: &template)
    }
    let worldFromTemplate = WorldScale.worldFromModel(template)
    template = template.map(worldFromTemplate.point)
    templatePositions = template
    field = ShapeField(tables, template: template)
    measureFit = MeasureFit(tables, sliders, field, ruler: ruler)
    tongueBend = TongueBend(template: template)
    let graph = EdgeGraph(quads: tables.quads(of: "body"), vertexCount: tables.vertices.count)
    let lining = tables.socketLining()
    rightLids = LidContact(
      .right, loop: tables.loops.rightLidMargin, hidden: lining, graph: graph, template: template)
    leftLids = LidContact(
      .left, loop: tables.loops.leftLidMargin, hidden: lining, graph: graph, template: template)
    // Subdivided lips shrink away from each other, so their control meshes overlap a little.
    lips = ClosingLine(
      loop: tables.loops.lipInner, contact: -0.15e-3, reach: 0.014, graph: graph, template: template)
    func lidLine(_ loop: [Int]) -> ClosingLine {
      ClosingLine(loop: loop, contact: 0.08e-3, reach: 0.006, graph: graph, template: template)
    }
    rightLidLine = lidLine(tables.loops.rightLidMargin)
    leftLidLine = lidLine(tables.loops.leftLidMargin)
    rightAperture = LidAperture(loop: tables.loops.rightLidMargin, graph: graph, template: template)
    leftAperture = LidAperture(loop: tables.loops.leftLidMargin, graph: graph, template: template)
    skin = try SkinTopology(tables, template: template, socketLining: lining, levels: subdivisionLevels)
    tongue = SubdividedPart(
      quads: Array(tables.quads(of: "helper-tongue")), meshVertexCount: tables.vertices.count,
      levels: subdivisionLevels)
    suit = try SuitTopology(tables, levels: subdivisionLevels)
  }
}

extension FaceModel {
  /// How large the face of a person at rest is against that of the template, on which expressions were sculpted: the
  /// mean of its height and breadth.
  func relativeSize(_ rest: [Vector]) -> Float {
    func size(_ positions: [Vector]) -> Float {
      let lengths = ruler.lengths(on: positions)
      return zip(FaceMeasure.allCases, lengths).reduce(0) { sum, measured in
        switch measured.0 {
        case .faceHeight, .bizygomaticBreadth: sum + measured.1
        default: sum
        }
      }
    }
    return size(rest) / size(templatePositions)
  }
}

/// The model's heads come out small; this makes them life-size and puts the origin between the eyes.
enum WorldScale {
  /// Pupils of the unscaled model lie 58.6 (male) and 56.8 mm (female) apart, 7 % under the means of
  /// 63.4 and 61.1 mm (ANSUR II, Gordon et al. 2014).
  static let factor: Float = 1.07

  /// Scales and shifts so that the midpoint of the eyeballs of `positions` becomes the origin.
  static func worldFromModel(_ positions: [Vector], scale: Float = factor) -> Affine {
    let origin = (EyeHelper.center(.right, positions) + EyeHelper.center(.left, positions)) / 2
    return Affine(
      x: Vector(scale, 0, 0), y: Vector(0, scale, 0), z: Vector(0, 0, scale), origin: -origin * scale)
  }
}

/// Which half of the face; right and left are the person's.
enum Side: CaseIterable, Sendable {
  case right, left
  /// -1 on the right, where x is negative, and 1 on the left.
  var sign: Float { self == .right ? -1 : 1 }
}

/// The spheres of the base mesh that stand for eyeballs.
enum EyeHelper {
  static func vertices(_ side: Side) -> Range<Int> { side == .right ? 14670..<14742 : 14598..<14670 }

  /// The middle of an eyeball; the sphere's vertices lie symmetrically around it.
  static func center(_ side: Side, _ positions: [Vector]) -> Vector {
    vertices(side).reduce(Vector.zero) { $0 + positions[$1] } / 72
  }
}
