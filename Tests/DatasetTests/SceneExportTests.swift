import Foundation
import FoundationXML
import Geometry
import Glibc
import Imaging
import Render
import Scene
import Testing

@testable import Dataset

/// Notes what an XML document holds.
private final class Reader: NSObject, XMLParserDelegate {
  /// Elements in order, as "name type", such as "shape ply".
  var elements: [String] = []
  /// Values by name, in order.
  var values: [(name: String, value: String)] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.append("\(name) \(attributes["type"] ?? "")")
    if let name = attributes["name"], let value = attributes["value"] { values.append((name, value)) }
    if name == "matrix", let value = attributes["value"] { values.append(("matrix", value)) }
    if let angle = attributes["angle"] { values.append(("angle", angle)) }
  }

  func count(_ element: String) -> Int { elements.filter { $0 == element }.count }

  subscript(name: String) -> [String] { values.filter { $0.name == name }.map(\.value) }
}

@Suite struct SceneExportTests {
  /// Two triangles of each surface material, and hair.
  private static let scene: SceneDescription = {
    func mesh(_ name: String, material: Int, tints: [Vector], out: Float = 0) -> SurfaceMesh {
      let corners = [Vector(0, 0, 0), Vector(1, 0, 0), Vector(0, 1, 0), Vector(1, 1, out)]
      return SurfaceMesh(
        name: name, positions: corners, normals: .init(repeating: Vector(0, 0, 1), count: 4),
        textureCoordinates: corners.map { Vector($0.x, $0.y, 1) }, tints: tints,
        triangles: [SIMD3(0, 1, 2), SIMD3(2, 1, 3)], triangleClasses: [.skin, .skin], material: material)
    }
    let colors = [Vector(0.1, 0.2, 0.3), Vector(0.9, 0.5, 0.1), Vector(0.3, 0.3, 0.8), Vector(0.6, 0.6, 0.6)]
    var strands = Strands()
    strands.append([SIMD4(0, 0, 0, 5e-5), SIMD4(0, 0.01, 0, 4e-5), SIMD4(0, 0.02, 0.01, 2e-5)])
    strands.append([SIMD4(1, 0, 0, 5e-5), SIMD4(1, 0.01, 0, 1e-5)])
    strands.append([SIMD4(2, 0, 0, 5e-5), SIMD4(2, 0.01, 0, 1e-5)])
    let anchors = FakeFaces.scene(index: 0).face
    return SceneDescription(
      meshes: [
        mesh("plain one", material: 0, tints: colors), mesh("skin", material: 1, tints: colors),
        mesh("eye", material: 2, tints: []), mesh("cloth", material: 3, tints: colors),
        mesh("teeth", material: 4, tints: []),
      ],
      strandGroups: [
        StrandGroup(
          name: "scalp", strands: strands,
          absorptions: [Vector(1, 2, 3), Vector(0.1, 0.2, 0.3), Vector(1, 2, 3)], semanticClass: .hair,
          material: 5)
      ],
      materials: [
        .plain(PlainMaterial(albedo: Vector(0.5, 1, 1), roughness: 0.3, indexOfRefraction: 1)),
        .skin(
          SkinMaterial(
            meanFreePath: Vector(0.0036, 0.0014, 0.0008), roughness: 0.35, oilRoughness: 0.2, oilShare: 0.3,
            indexOfRefraction: 1.4, poreDepth: 0.00003)),
        // The first triangle lies inside the limbus, the second does not.
        .eye(EyeMaterial(limbusRadius: 1.2, limbusWidth: 0.1, indexOfRefraction: 1.376, roughness: 0.05)),
        .cloth(
          ClothMaterial(
            albedo: Vector(0.3, 0.4, 0.6), sheen: Vector(0.1, 0.1, 0.1), sheenRoughness: 0.3, pattern: .weave,
            yarnSpacing: 0.001, relief: 0.0002)),
        .plain(PlainMaterial(albedo: Vector(0.7, 0.7, 0.6), roughness: 0.1, indexOfRefraction: 1.5)),
        .hair(
          HairMaterial(
            longitudinalRoughness: 0.28, azimuthalRoughness: 0.3, scaleTilt: 0.04, indexOfRefraction: 1.55)),
      ],
      environment: EnvironmentLight(
        map: EnvironmentMap(
          width: 4, height: 3, pixels: (0..<12).map { Vector(Float($0), Float($0 * $0), 1) }),
        rotation: .pi / 2, scale: 1.5),
      camera: .looking(
        from: Vector(0.3, 0.2, 2), at: Vector(0, 0.1, 0), roll: 0.2, fieldOfView: 0.6, exposureStops: 0.5),
      face: anchors)
  }()
  private static let settings = RenderSettings(width: 64, height: 48, samples: 16, seed: 1)

  private static func files(_ scene: SceneDescription = scene) throws -> [String: [UInt8]] {
    let files = try MitsubaScene.files(scene, settings: settings)
    return Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.bytes) })
  }

  private static func document(_ scene: SceneDescription = scene) throws -> Reader {
    let parser = XMLParser(data: Data(try #require(try files(scene)["scene.xml"])))
    let reader = Reader()
    parser.delegate = reader
    #expect(parser.parse(), "scene.xml: \(String(describing: parser.parserError))")
    return reader
  }

  @Test func theDocumentNamesEveryFileAndMaterial() throws {
    let document = try Self.document()
    let names = try Self.files().keys.filter { $0 != "scene.xml" }
    #expect(Set(document["filename"]) == Set(names))
    #expect(document.count("shape ply") == 6)  // the eye in two parts
    #expect(document.count("shape bsplinecurve") == 2)  // two colors
    #expect(document.count("bsdf hair") == 2)
    #expect(document.count("bsdf diffuse") == 5)
    #expect(document.count("bsdf roughplastic") == 4)  // skin twice, sclera, teeth
    #expect(document["weight"] == ["0.5", "0.3", "0.5", "0.5"])
    #expect(document.count("bsdf dielectric") == 1)
    #expect(document.count("bsdf twosided") == 4)  // the eye is dark from behind
    #expect(document["width"] == ["64"] && document["height"] == ["48"] && document["max_depth"] == ["65"])
    #expect(document["sigma_a"] == ["0.1 0.2 0.3", "1.0 2.0 3.0"])
  }

  /// What a coating keeps from being reflected is let through: at right angles a pane reflects as much as Facet's.
  @Test(arguments: [0.2, 1] as [Float]) func coatedPanesLoseNoLight(coating: Float) throws {
    var scene = Self.scene
    scene.materials[0] = .glass(GlassMaterial(indexOfRefraction: 1.5, coating: coating, isSeenThrough: true))
    let document = try Self.document(scene)
    let panes = document.count("bsdf thindielectric")
    #expect(panes == (coating < 1 ? 2 : 1) && document["specular_reflectance"].isEmpty)
    let indices = document["int_ior"].prefix(panes).compactMap(Double.init)
    let share = coating < 1 ? try #require(Double(document["weight"].first ?? "")) : 1
    // Of both faces, all ways to and fro summed up.
    func reflected(_ face: Double) -> Double { 2 * face / (1 + face) }
    let faces = indices.map { (($0 - 1) / ($0 + 1)) * (($0 - 1) / ($0 + 1)) }
    #expect(faces.count == panes && (coating == 1 || faces[0] == 0))
    #expect(abs(share * reflected(try #require(faces.last)) - reflected(0.04 * Double(coating))) < 1e-6)
  }

  /// Mitsuba's camera: +z forward, +x left, +y up; the angle spans the shorter side.
  @Test func theCameraSeesThePointsWhereFacetDoes() throws {
    let document = try Self.document()
    let m = try #require(document["matrix"].first).split(separator: " ").compactMap { Float($0) }
    try #require(m.count == 16)
    let origin = Vector(m[3], m[7], m[11]) / 1000
    let angle = try #require(document["fov"].first.flatMap { Float($0) }) * Float.pi / 180
    let point = Vector(0.1, 0.25, 0.05)
    let d = point - origin
    let p = (0..<3).map { i in (0..<3).reduce(Float(0)) { $0 + m[4 * $1 + i] * d[$1] } }
    let focal = 24 / tan(angle / 2)
    let expected = Self.scene.camera.project(point, width: 64, height: 48)
    #expect(abs(32 - p[0] / p[2] * focal - expected.x) < 1e-3)
    #expect(abs(24 - p[1] / p[2] * focal - expected.y) < 1e-3)
    #expect(document["angle"].compactMap(Double.init).map { abs($0 - 90) < 1e-4 } == [true])
  }

  @Test func aLensIsOneInMitsubaToo() throws {
    #expect(try Self.document().count("sensor perspective") == 1)
    var scene = Self.scene
    scene.camera.lens = Lens(apertureRadius: 0.01, focusDistance: 1.25, blades: 6)
    let files = try MitsubaScene.files(scene, settings: Self.settings)
    let parser = XMLParser(data: Data(try #require(files.first { $0.name == "scene.xml" }).bytes))
    let reader = Reader()
    parser.delegate = reader
    #expect(parser.parse())
    #expect(reader.count("sensor thinlens") == 1)
    #expect(reader["aperture_radius"] == ["10.0"] && reader["focus_distance"] == ["1250.0"])
  }

  /// Vertices as floats behind the header.
  private func vertices(_ name: String, properties: Int, count: Int, triangles: Int) throws -> [Float] {
    let bytes = try #require(try Self.files()[name])
    let end = Array("end_header\n".utf8)
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: end) }) + end.count
    let header = String(decoding: bytes[..<start], as: UTF8.self)
    #expect(header.contains("element vertex \(count)\n") && header.contains("element face \(triangles)\n"))
    #expect(bytes.count == start + 4 * properties * count + 13 * triangles)
    return (0..<properties * count).map { i in
      let b = bytes[(start + 4 * i)..<(start + 4 * i + 4)]
      return Float(bitPattern: b.reversed().reduce(0) { $0 << 8 | UInt32($1) })
    }
  }

  @Test func meshesKeepPositionsAndColors() throws {
    let v = try vertices("mesh-0-plain-one.ply", properties: 9, count: 4, triangles: 2)
    #expect(Array(v[9..<15]) == [1000, 0, 0, 0, 0, 1])
    #expect(Array(v[15..<18]) == [0.45, 0.5, 0.1])  // tint times albedo
    // Under a coat: doubled, without what the coat sends back to the camera.
    let teeth = try vertices("mesh-4-teeth.ply", properties: 9, count: 4, triangles: 2)
    let coat = CoatAlbedo(roughness: 0.1, indexOfRefraction: 1.5)
    for (corner, place) in [Vector(0, 0, 0), Vector(1, 0, 0), Vector(0, 1, 0), Vector(1, 1, 0)].enumerated() {
      let view = normalized(Vector(0.3, 0.2, 2) - place, fallback: .zero)
      let (red, blue) = (teeth[9 * corner + 6], teeth[9 * corner + 8])
      #expect(abs(red - 2 * 0.7 * (1 - coat.share(cosine: view.z))) < 1e-4 && abs(blue / red - 6 / 7) < 1e-5)
    }
    _ = try vertices("mesh-2-eye-cornea.ply", properties: 9, count: 4, triangles: 1)
    _ = try vertices("mesh-2-eye-sclera.ply", properties: 9, count: 4, triangles: 1)
  }

  /// A uniform cubic B-spline of four points runs from (p0 + 4 p1 + p2) / 6 to (p1 + 4 p2 + p3) / 6.
  @Test func curvesAreTheConesOfTheStrands() throws {
    let text = String(decoding: try #require(try Self.files()["strands-0-scalp-1.txt"]), as: UTF8.self)
    let curves = text.components(separatedBy: "\n\n").filter { !$0.isEmpty }.map { curve in
      curve.split(separator: "\n").map { line in line.split(separator: " ").compactMap { Float($0) } }
    }
    #expect(curves.map(\.count) == [4, 4, 4])  // the first strand's two cones, and the third's one
    let ends: [[Float]] = [[0, 10, 0, 0.04], [0, 20, 10, 0.02]]
    for k in 0..<4 {
      let p = curves[1].map { $0[k] }
      #expect(abs((p[0] + 4 * p[1] + p[2]) / 6 - ends[0][k]) < 1e-5)
      #expect(abs((p[1] + 4 * p[2] + p[3]) / 6 - ends[1][k]) < 1e-5)
    }
  }

  /// Mitsuba's rows are at θ = π row / (rows - 1), Facet's at π (row + 1/2) / height.
  @Test func theEnvironmentIsTheSameAtEveryAngle() throws {
    let map = Self.scene.environment.map
    let picture = try EXR.decode(try #require(try Self.files()["environment.exr"]))
    #expect(picture.width == 4 && picture.height == 7)
    let red = try #require(picture["R"])
    for step in 0...60 {
      let share = Float(step) / 60  // θ / π
      for column in 0..<4 {
        let y = min(share * 6, 5.9999)
        let (row, w) = (Int(y), y - y.rounded(.down))
        let value = red[row * 4 + column] * (1 - w) + red[(row + 1) * 4 + column] * w
        let p = min(max(share * 3 - 0.5, 0), 2)
        let (above, f) = (min(Int(p), 1), p - Float(min(Int(p), 1)))
        let expected =
          map.pixels[above * 4 + column].x * (1 - f) + map.pixels[(above + 1) * 4 + column].x * f
        #expect(abs(value - expected) < 1e-3, "θ/π \(share), column \(column)")
      }
    }
  }

  @Test func bucketsHoldEachStrandOnceAndTheMeanOfTheirColors() throws {
    var random = CounterRandom(seed: 1, index: 1)
    var strands = Strands()
    for _ in 0..<1000 { strands.append([SIMD4(0, 0, 0, 1), SIMD4(0, 1, 0, 1)]) }
    let colors = (0..<1000).map { _ in
      Vector(random.nextUnit(), random.nextUnit(), random.nextUnit()) * 3
    }
    let group = StrandGroup(
      name: "x", strands: strands, absorptions: colors, semanticClass: .hair, material: 0)
    let buckets = AbsorptionBucket.divide(group)
    #expect((AbsorptionBucket.limit / 2...AbsorptionBucket.limit).contains(buckets.count))
    #expect(buckets.flatMap(\.strands).sorted() == Array(0..<1000))
    for bucket in buckets {
      let sums = bucket.strands.map { colors[$0].x + colors[$0].y + colors[$0].z }
      let mean = sums.reduce(0, +) / Float(sums.count)
      #expect(abs(bucket.absorption.x + bucket.absorption.y + bucket.absorption.z - mean) < 1e-4)
      #expect(sums.allSatisfy { abs($0 - mean) < 0.12 * mean })
    }
  }

  // MARK: Folders

  private func export(to folder: String, operations: FileOperations = .posix) throws {
    try SceneExport.write(
      Self.scene, to: folder, format: .mitsuba, settings: Self.settings, operations: operations)
  }

  @Test func theFolderIsWhole() throws {
    try withFolder { folder in
      try export(to: folder + "/new/scene/")
      #expect(try Files.names(in: folder + "/new") == ["scene"])
      #expect(try Files.names(in: folder + "/new/scene") == Self.files().keys.sorted())
    }
  }

  @Test func whatIsThereIsKept() throws {
    try withFolder { folder in
      try Files.replace(folder + "/notes.txt", with: [65])
      let error = #expect(throws: DatasetError.self) { try export(to: folder) }
      #expect(error?.description == "the folder \(folder) is not empty: choose a new one, or remove it first")
      let other = #expect(throws: DatasetError.self) { try export(to: folder + "/notes.txt") }
      #expect(other?.description == "\(folder)/notes.txt is a file: choose a new folder")
      #expect(try Files.names(in: folder) == ["notes.txt"])
    }
  }

  @Test func aFailureLeavesNothing() throws {
    try withFolder { folder in
      var full = FileOperations.posix
      full.write = { bytes, path in
        if path.hasSuffix(".exr") { throw FileFailure(action: "write", path: path, code: ENOSPC) }
        try FileOperations.posix.write(bytes, path)
      }
      #expect(throws: FileFailure.self) { try export(to: folder + "/scene", operations: full) }
      #expect(try Files.names(in: folder) == [])
      try export(to: folder + "/scene")
    }
  }

  @Test func unwritableFoldersAreNamed() throws {
    let error = #expect(throws: FileFailure.self) { try SceneExport.prepare("/proc/facet/scene") }
    #expect(error?.description.contains("/proc/facet") == true)
  }

  /// Each lamp becomes a shape that emits; one with two sides becomes two, and a ring a mesh.
  @Test func lampsBecomeEmitters() throws {
    var scene = Shards.scene(0)
    let box = AreaLight(
      shape: .rectangle, center: Vector(0.5, 0.2, 1), right: Vector(-0.3, 0, 0), up: Vector(0, 0.2, 0),
      radiance: Vector(7, 6, 5))
    var ring = box
    ring.shape = .disc(hole: 0.5)
    var disc = box
    disc.shape = .disc(hole: 0)
    disc.isTwoSided = true
    scene.lamps = [
      box, ring, disc,
      AreaLight(shape: .distant(radius: 0.005), center: Vector(0, 1, 0), radiance: Vector(9, 9, 9)),
    ]
    let files = try MitsubaScene.files(
      scene, settings: RenderSettings(width: 32, height: 32, samples: 4, seed: 1))
    let document = try #require(files.first { $0.name == "scene.xml" })
    let text = String(decoding: document.bytes, as: UTF8.self)
    #expect(text.components(separatedBy: "<emitter type=\"area\">").count == 6)
    #expect(text.components(separatedBy: "<shape type=\"disk\">").count == 4)
    #expect(text.contains("-300.0 0.0 0.0 500.0 0.0 200.0 0.0 200.0 0.0 0.0 -1.0 1000.0 0 0 0 1"))
    #expect(files.contains { $0.name == "lamp-1.ply" } && text.contains("value=\"lamp-1.ply\""))
    #expect(text.contains("value=\"7.0 6.0 5.0\""))
  }
}
