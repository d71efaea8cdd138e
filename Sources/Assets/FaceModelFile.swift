public import Foundation
internal import Geometry
public import Scene

/// The face model on disk, as `tools/import-face-model` writes it (its docstring describes the file).
public enum FaceModelFile {
  /// Grows with the layout of the file; the importer writes the same number.
  public static let version = 1
  private static let vertexCount = 19158
  private static let bodyQuadCount = 13378

  /// Reads and checks the whole model.
  ///
  /// - Parameter subdivisionLevels: See ``FaceModel/init(_:subdivisionLevels:)``.
  /// - Throws: ``AssetError`` when the file is missing, damaged, or of another version.
  public static func load(_ url: URL, subdivisionLevels: Int = 2) throws -> FaceModel {
    let file = try Safetensors(contentsOf: url)
    let tables = try tables(file)
    do {
      return try FaceModel(tables, subdivisionLevels: subdivisionLevels)
    } catch let error as SceneError {
      throw AssetError(path: url.path, reason: error.description)
    }
  }

  /// The model's tables, every index checked.
  static func tables(_ file: Safetensors) throws -> FaceModelTables {
    func fail(_ reason: String) -> AssetError { AssetError(path: file.path, reason: reason) }
    guard file.metadata["format"] == "facet-face-model" else { throw fail("is not a face model of Facet") }
    guard file.metadata["version"] == String(version) else {
      throw fail(
        "has version \(file.metadata["version"] ?? "none") where this Facet reads version \(version)")
    }
    /// Throws unless all of `values` are below `bound`.
    func checked<T: FixedWidthInteger>(_ values: [T], below bound: Int, _ name: String) throws -> [T] {
      guard values.allSatisfy({ Int($0) < bound }) else {
        throw fail("tensor \(name) has an index out of range")
      }
      return values
    }
    func vertexIds(_ name: String, shape: [Int?]) throws -> [UInt16] {
      try checked(file.uint16s(name, shape: shape), below: vertexCount, name)
    }

    let quads = rows4(try vertexIds("quads", shape: [nil, 4]))
    let uv = try file.floats("uv", shape: [nil, 2])
    let quadUV = try checked(
      file.uint16s("quad_uv", shape: [quads.count, 4]), below: uv.count / 2, "quad_uv")
    let bones = try bones(file)
    let classes = try file.uint8s("quad_classes", shape: [bodyQuadCount]).map { id in
      guard let known = SemanticClass(rawValue: id) else {
        throw fail("quad_classes has the unknown class \(id)")
      }
      return known
    }
    let landmarkVertices = try vertexIds("landmark_vertices", shape: [68, 3])
    let landmarkWeights = try file.floats("landmark_weights", shape: [68, 3])
    func mask(_ name: String) throws -> [Float] { try file.floats("mask.\(name)", shape: [vertexCount]) }
    func loop(_ name: String, _ count: Int) throws -> [Int] {
      try vertexIds("loop.\(name)", shape: [count]).map(Int.init)
    }

    return FaceModelTables(
      vertices: rows3(try file.floats("vertices", shape: [vertexCount, 3])), quads: quads,
      groups: try groups(file, quadCount: quads.count), quadTextureCoordinates: rows4(quadUV),
      textureCoordinates: (0..<uv.count / 2).map { SIMD2(uv[2 * $0], uv[2 * $0 + 1]) },
      mirror: try vertexIds("mirror", shape: [vertexCount]), targets: try targets(file), bones: bones,
      boneIndices: rows4(
        try checked(file.uint8s("bone_indices", shape: [vertexCount, 4]), below: bones.count, "bone_indices")),
      boneWeights: rows4(try file.floats("bone_weights", shape: [vertexCount, 4])), bodyClasses: classes,
      landmarks: (0..<68).map { row in
        FaceModelTables.Landmark(
          vertices: SIMD3(
            landmarkVertices[3 * row], landmarkVertices[3 * row + 1], landmarkVertices[3 * row + 2]),
          weights: rows3(landmarkWeights)[row])
      },
      follicles: FaceModelTables.Follicles(
        scalp: try mask("scalp"), rightBrow: try mask("rightBrow"), leftBrow: try mask("leftBrow"),
        beard: try mask("beard"), moustache: try mask("moustache")),
      loops: FaceModelTables.Loops(
        rightLidMargin: try loop("rightLidMargin", 28), leftLidMargin: try loop("leftLidMargin", 28),
        vermilionBorder: try loop("vermilionBorder", 38), lipCorner: try loop("lipCornerLoop", 38),
        lipInner: try loop("lipInner", 38)))
  }

  private static func targets(_ file: Safetensors) throws -> ShapeTargets {
    let names = try metadata(file, "targets", as: [String].self)
    let offsets = try file.uint32s("target_offsets", shape: [names.count + 1])
    let vertices = try file.uint16s("target_vertices", shape: [nil])
    let deltas = try file.int16s("target_deltas", shape: [vertices.count, 3])
    guard offsets.first == 0, offsets.last == UInt32(vertices.count),
      zip(offsets, offsets.dropFirst()).allSatisfy(<=),
      vertices.allSatisfy({ $0 < vertexCount })
    else { throw AssetError(path: file.path, reason: "has targets that do not fit the mesh") }
    return ShapeTargets(names: names, offsets: offsets, vertices: vertices, deltas: deltas)
  }

  /// ["name", first quad, count] in the metadata.
  private struct GroupRow: Decodable {
    var name: String
    var first: Int
    var count: Int
    init(from decoder: any Decoder) throws {
      var row = try decoder.unkeyedContainer()
      name = try row.decode(String.self)
      first = try row.decode(Int.self)
      count = try row.decode(Int.self)
    }
  }

  private static func groups(_ file: Safetensors, quadCount: Int) throws -> [FaceModelTables.Group] {
    try metadata(file, "groups", as: [GroupRow].self).map { row in
      guard row.first >= 0, row.count >= 0, row.first <= quadCount, row.count <= quadCount - row.first else {
        throw AssetError(path: file.path, reason: "group \(row.name) reaches beyond the quads")
      }
      return FaceModelTables.Group(name: row.name, quads: row.first..<row.first + row.count)
    }
  }

  /// ["name", "parent", [vertices]] in the metadata.
  private struct BoneRow: Decodable {
    var name: String
    var parent: String
    var vertices: [Int]
    init(from decoder: any Decoder) throws {
      var row = try decoder.unkeyedContainer()
      name = try row.decode(String.self)
      parent = try row.decode(String.self)
      vertices = try row.decode([Int].self)
    }
  }

  private static func bones(_ file: Safetensors) throws -> [FaceModelTables.Bone] {
    var bones: [FaceModelTables.Bone] = []
    for row in try metadata(file, "bones", as: [BoneRow].self) {
      let parent = bones.firstIndex { $0.name == row.parent }
      guard row.parent.isEmpty || parent != nil, !row.vertices.isEmpty,
        row.vertices.allSatisfy({ (0..<vertexCount).contains($0) })
      else { throw AssetError(path: file.path, reason: "bone \(row.name) has no parent or no joint") }
      bones.append(FaceModelTables.Bone(name: row.name, parent: parent, jointVertices: row.vertices))
    }
    return bones
  }

  private static func metadata<T: Decodable>(_ file: Safetensors, _ key: String, as: T.Type) throws -> T {
    guard let text = file.metadata[key] else {
      throw AssetError(path: file.path, reason: "lacks the metadata \(key)")
    }
    do {
      return try JSONDecoder().decode(T.self, from: Data(text.utf8))
    } catch {
      throw AssetError(path: file.path, reason: "has unreadable metadata \(key)")
    }
  }

  private static func rows3(_ values: [Float]) -> [Vector] {
    (0..<values.count / 3).map { Vector(values[3 * $0], values[3 * $0 + 1], values[3 * $0 + 2]) }
  }

  private static func rows4<T: SIMDScalar>(_ values: [T]) -> [SIMD4<T>] {
    (0..<values.count / 4).map {
      SIMD4(values[4 * $0], values[4 * $0 + 1], values[4 * $0 + 2], values[4 * $0 + 3])
    }
  }
}
