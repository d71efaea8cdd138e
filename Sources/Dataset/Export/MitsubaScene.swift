internal import Geometry
internal import Imaging
internal import Render
internal import Scene

/// A scene as files for Mitsuba 3 (https://mitsuba-renderer.org): `scene.xml` and what it names.
/// docs/peers.md says which materials are alike and where they differ.
enum MitsubaScene {
  /// Millimetres a metre. Mitsuba lifts rays off a surface by about 9e-5 (1 + largest coordinate): in metres that
  /// would be wider than a hair, in millimetres it is 10 to 20 µm on a head.
  private static let scale: Float = 1000

  /// - Throws: an error of encoding the environment map.
  static func files(_ scene: SceneDescription, settings: RenderSettings) throws -> [ExportedFile] {
    var files: [ExportedFile] = []
    var shapes: [String] = []
    for (number, mesh) in scene.meshes.enumerated() {
      var mesh = mesh
      if case .skin(let skin) = scene.materials[mesh.material] { mesh.tints = mesh.bakedTints(skin) }
      for part in parts(of: mesh, material: scene.materials[mesh.material]) where !part.triangles.isEmpty {
        let name = "mesh-\(number)-\(slug(mesh.name))\(part.suffix).ply"
        let polygons = PolygonFile(
          positions: mesh.positions.map { $0 * scale }, normals: mesh.normals,
          colors: part.colors(mesh, eye: scene.camera.worldFromCamera.origin),
          triangles: part.triangles)
        files.append(ExportedFile(name: name, bytes: polygons.encoded()))
        shapes.append(
          """
            <shape type="ply">
              <string name="filename" value="\(name)"/>
          \(indented(part.scattering, by: 4))
            </shape>
          """)
      }
    }
    for (number, group) in scene.strandGroups.enumerated() {
      guard case .hair(let hair) = scene.materials[group.material] else { continue }
      for (place, bucket) in AbsorptionBucket.divide(group).enumerated() {
        let name = "strands-\(number)-\(slug(group.name))-\(place).txt"
        files.append(ExportedFile(name: name, bytes: curves(group.strands, of: bucket.strands)))
        shapes.append(
          """
            <shape type="bsplinecurve">
              <string name="filename" value="\(name)"/>
          \(indented(fiber(hair, absorption: bucket.absorption), by: 4))
            </shape>
          """)
      }
    }
    for (number, lamp) in scene.lamps.enumerated() {
      let (text, meshes) = MitsubaLamp.shapes(lamp, number: number, scale: scale)
      shapes += text
      files += meshes
    }
    files.append(ExportedFile(name: "environment.exr", bytes: try environment(scene.environment.map)))
    let text = document(scene, settings: settings, shapes: shapes)
    return [ExportedFile(name: "scene.xml", bytes: Array(text.utf8))] + files
  }

  // MARK: The document

  private static func document(_ scene: SceneDescription, settings: RenderSettings, shapes: [String])
    -> String
  {
    let camera = scene.camera
    let view = camera.worldFromCamera
    // Mitsuba's camera looks along +z with +x to the left and +y up.
    let rows = (0..<3).map { i in
      "\(-view.x[i]) \(-view.y[i]) \(view.z[i]) \(view.origin[i] * scale)"
    }
    let hasMedia = holdsMedia(scene)
    let bounces = hasMedia ? 4096 : max(settings.maximumBounces, settings.maximumHairBounces)
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <!-- A scene of Facet \(FacetVersion.current) for Mitsuba 3. Lengths in millimetres; light as linear Rec. 709
           radiance, before the exposure of \(camera.exposureStops) stops that Facet's .png pictures show.
           Render with: mitsuba -m scalar_rgb scene.xml  (-Dspp=N for N samples a pixel) -->
      <scene version="3.0.0">
        <default name="spp" value="\(settings.samples)"/>
        <integrator type="\(hasMedia ? "volpathmis" : "path")">
          <integer name="max_depth" value="\(bounces + 1)"/>
        </integrator>
        <!-- Principal point in the middle of the picture; pixels are boxes. -->
        <sensor type="\(camera.lens == nil ? "perspective" : "thinlens")">
          <string name="fov_axis" value="smaller"/>
          <float name="fov" value="\(degrees(camera.fieldOfView))"/>
          <float name="near_clip" value="1"/>
          <float name="far_clip" value="100000"/>
          \(lens(camera.lens))
          <transform name="to_world">
            <matrix value="\(rows.joined(separator: " ")) 0 0 0 1"/>
          </transform>
          <sampler type="independent">
            <integer name="sample_count" value="$spp"/>
          </sampler>
          <film type="hdrfilm">
            <integer name="width" value="\(settings.width)"/>
            <integer name="height" value="\(settings.height)"/>
            <string name="pixel_format" value="rgb"/>
            <string name="component_format" value="float32"/>
            <rfilter type="box"/>
          </film>
        </sensor>
        <emitter type="envmap">
          <string name="filename" value="environment.exr"/>
          <float name="scale" value="\(scene.environment.scale)"/>
          <transform name="to_world">
            <rotate y="1" angle="\(degrees(scene.environment.rotation))"/>
          </transform>
        </emitter>
      \(shapes.joined(separator: "\n"))
      </scene>

      """
  }

  /// What a camera with a lens has beside one without. Mitsuba's opening is round; motion is not exported.
  private static func lens(_ lens: Lens?) -> String {
    guard let lens else { return "<!-- A pinhole. -->" }
    return float("aperture_radius", lens.apertureRadius * scale)
      + float("focus_distance", lens.focusDistance * scale)
  }

  // MARK: Meshes

  /// Triangles of a mesh that have one material.
  private struct Part {
    var suffix = ""
    var triangles: [SIMD3<UInt32>]
    /// Factor on the mesh's tints; the product is the color that the bsdf reads from the vertices.
    var color = Vector(1, 1, 1)
    /// Whether the color is that seen through the cornea.
    var isBehindCornea = false
    /// What lies on it, if anything.
    var coat: Coat?
    var scattering: String

    /// The color at each vertex, without the cornea that it is seen through and without what the coat sends back towards
    /// `eye`: Facet takes that share for each direction of view, so paths that come by way of other surfaces differ.
    func colors(_ mesh: SurfaceMesh, eye: Vector) -> [Vector] {
      let coats = coat?.lobes.map {
        (
          share: $0.share,
          albedo: CoatAlbedo(roughness: $0.roughness, indexOfRefraction: coat?.indexOfRefraction ?? 1)
        )
      }
      return mesh.positions.indices.map { vertex in
        let seen = color * (mesh.tints.isEmpty ? Vector(1, 1, 1) : mesh.tints[vertex])
        guard let coats else { return isBehindCornea ? IrisBehindCornea.bareAlbedo(seen) : seen }
        let view = normalized(eye - mesh.positions[vertex], fallback: Vector(0, 0, 1))
        let cosine = abs(dot(view, mesh.normals[vertex]))
        // Doubled for `coated(_:)`.
        return seen * (2 - 2 * coats.reduce(0) { $0 + $1.share * $1.albedo.share(cosine: cosine) })
      }
    }
  }

  private static func parts(of mesh: SurfaceMesh, material: Material) -> [Part] {
    switch material {
    case .plain(let m):
      guard m.indexOfRefraction > 1 else {
        return [
          Part(
            triangles: mesh.triangles, color: m.albedo, isBehindCornea: m.substance == .iris,
            scattering: twoSided(diffuse))
        ]
      }
      let coat = Coat(lobes: [(1, m.roughness)], indexOfRefraction: m.indexOfRefraction)
      return [
        Part(
          triangles: mesh.triangles, color: m.albedo, coat: coat, scattering: twoSided(coated(coat)))
      ]
    case .cloth(let m):
      return [Part(triangles: mesh.triangles, color: m.albedo, scattering: twoSided(diffuse))]
    case .skin(let m) where m.indexOfRefraction == 1:
      return [
        Part(triangles: mesh.triangles, scattering: medium(m, albedo: mesh.tints.first ?? Vector(1, 1, 1)))
      ]
    case .skin(let m):
      let coat = Coat(
        lobes: [(1 - m.oilShare, m.roughness), (m.oilShare, m.oilRoughness)],
        indexOfRefraction: m.indexOfRefraction)
      return [
        Part(
          triangles: mesh.triangles, coat: coat, scattering: twoSided(coated(coat)))
      ]
    case .eye(let m):
      func triangles(ofCornea isCornea: Bool) -> [SIMD3<UInt32>] {
        mesh.triangles.indices.filter { mesh.isCornea($0, m) == isCornea }.map { mesh.triangles[$0] }
      }
      let film = Coat(lobes: [(1, m.roughness)], indexOfRefraction: m.indexOfRefraction)
      return [
        Part(
          suffix: "-cornea", triangles: triangles(ofCornea: true),
          scattering: bsdf("dielectric", [float("int_ior", m.indexOfRefraction), float("ext_ior", 1)])),
        // Not two-sided: the back of the sclera is dark.
        Part(
          suffix: "-sclera", triangles: triangles(ofCornea: false),
          coat: film, scattering: coated(film)),
      ]
    case .metal(let m):
      return [
        Part(
          triangles: mesh.triangles, color: m.reflectance,
          scattering: twoSided(
            bsdf(
              "roughconductor",
              [
                "<string name=\"material\" value=\"none\"/>", "<string name=\"distribution\" value=\"ggx\"/>",
                float("alpha", m.roughness), vertexColor("specular_reflectance"),
              ])))
      ]
    case .glass(let m):
      return [Part(triangles: mesh.triangles, scattering: coatedPane(m))]
    case .hair: return []
    }
  }

  // MARK: Scattering

  private static func bsdf(_ type: String, _ lines: [String]) -> String {
    "<bsdf type=\"\(type)\">\n\(indented(lines.joined(separator: "\n"), by: 2))\n</bsdf>"
  }

  private static func float(_ name: String, _ value: some BinaryFloatingPoint) -> String {
    "<float name=\"\(name)\" value=\"\(value)\"/>"
  }

  /// What a coating keeps from being reflected is let through; `specular_reflectance` alone would lose it. So a pane is in
  /// part one without faces. The part is right at right angles, where both faces of a pane send back 2 r / (1 + r).
  private static func coatedPane(_ m: GlassMaterial) -> String {
    func pane(_ index: Float) -> String {
      bsdf(
        "thindielectric",
        [float("int_ior", index), float("ext_ior", 1), vertexColor("specular_transmittance")])
    }
    guard m.coating < 1 else { return pane(m.indexOfRefraction) }
    let face = (m.indexOfRefraction - 1) / (m.indexOfRefraction + 1)
    let bare = face * face
    let share = m.coating * (1 + bare) / (1 + m.coating * bare)
    return bsdf("blendbsdf", [float("weight", share), pane(1), pane(m.indexOfRefraction)])
  }

  private static func twoSided(_ inner: String) -> String { bsdf("twosided", [inner]) }

  /// A color that comes from the vertices.
  private static func vertexColor(_ name: String) -> String {
    "<texture type=\"mesh_attribute\" name=\"\(name)\"><string name=\"name\" value=\"vertex_color\"/></texture>"
  }

  /// Tissue under a surface that neither bends nor reflects light, of one color.
  private static func medium(_ skin: SkinMaterial, albedo: Vector) -> String {
    let tissue = TissueMedium(albedo: albedo, meanFreePath: skin.meanFreePath)
    func color(_ name: String, _ value: SIMD3<Double>) -> String {
      "  <rgb name=\"\(name)\" value=\"\(value.x) \(value.y) \(value.z)\"/>"
    }
    let lines = [
      "<bsdf type=\"null\"/>", "<medium name=\"interior\" type=\"homogeneous\">",
      color("albedo", tissue.scattered), color("sigma_t", tissue.extinction / Double(scale)), "</medium>",
    ]
    return lines.joined(separator: "\n")
  }

  /// Whether light goes through media, which takes another integrator and more vertices.
  private static func holdsMedia(_ scene: SceneDescription) -> Bool {
    scene.materials.contains {
      if case .skin(let skin) = $0 { skin.indexOfRefraction == 1 } else { false }
    }
  }

  private static let diffuse = bsdf("diffuse", [vertexColor("reflectance")])

  /// GGX lobes of one index of refraction: share, which sum to 1, and roughness α of each.
  private struct Coat {
    var lobes: [(share: Float, roughness: Float)]
    var indexOfRefraction: Float
  }

  /// A diffuse base, colored by the vertices, under a coat. Mitsuba can mix materials but not add them, so both are
  /// mixed in halves of doubled brightness. Its `roughplastic` alone is no choice for rough coats: over a white base it
  /// sends back 60 % at roughness 0.475 and index 1.4.
  private static func coated(_ coat: Coat) -> String {
    var reflection = ""
    var rest: Float = 0
    for lobe in coat.lobes {
      let next = bsdf(
        "roughplastic",
        [
          "<string name=\"distribution\" value=\"ggx\"/>", float("alpha", lobe.roughness),
          float("int_ior", coat.indexOfRefraction), float("ext_ior", 1),
          "<rgb name=\"diffuse_reflectance\" value=\"0\"/>",
          "<texture name=\"specular_reflectance\" type=\"uniform\">\(float("value", 2))</texture>",
        ])
      rest += lobe.share
      reflection =
        reflection.isEmpty ? next : bsdf("blendbsdf", [float("weight", lobe.share / rest), reflection, next])
    }
    return bsdf("blendbsdf", [float("weight", 0.5), reflection, diffuse])
  }

  private static func fiber(_ m: HairMaterial, absorption a: Vector) -> String {
    bsdf(
      "hair",
      [
        "<rgb name=\"sigma_a\" value=\"\(a.x) \(a.y) \(a.z)\"/>",
        float("longitudinal_roughness", m.longitudinalRoughness),
        float("azimuthal_roughness", m.azimuthalRoughness), float("scale_tilt", degrees(m.scaleTilt)),
        float("int_ior", m.indexOfRefraction), float("ext_ior", 1),
      ])
  }

  // MARK: Strands and light

  /// Each cone of a strand as a B-spline curve of its own: four control points on a line, of which the middle two are
  /// the ends of what is drawn, are that straight piece exactly. One control point a line (x y z radius), an empty line
  /// between curves.
  ///
  /// Not `linearcurve`: in Mitsuba 3.9.1 its shading frame does not follow the fibre, as its material `hair` expects.
  private static func curves(_ strands: Strands, of chosen: [Int]) -> [UInt8] {
    var text = ""
    for strand in chosen {
      let points = strands[strand].map { $0 * scale }
      for (a, b) in zip(points, points.dropFirst()) {
        for p in [2 * a - b, a, b, 2 * b - a] { text += "\(p.x) \(p.y) \(p.z) \(p.w)\n" }
        text += "\n"
      }
    }
    return Array(text.utf8)
  }

  /// The map with twice the rows and one more. Both programs interpolate linearly between rows; Facet's rows are
  /// centred in bands of equal angle, while Mitsuba's first and last row lie on the poles.
  private static func environment(_ map: EnvironmentMap) throws -> [UInt8] {
    let rows = 2 * map.height + 1
    var pixels: [Vector] = []
    pixels.reserveCapacity(map.width * rows)
    for row in 0..<rows {
      // Even rows lie between two of Facet's; beyond the first and the last nothing changes.
      let above = max((row - 1) / 2, 0) * map.width
      let below = min(row / 2, map.height - 1) * map.width
      for column in 0..<map.width {
        pixels.append(0.5 * (map.pixels[above + column] + map.pixels[below + column]))
      }
    }
    return try EXR.encode(FloatPlanes(width: map.width, height: rows, colors: pixels))
  }

  // MARK: Text

  private static func degrees(_ radians: Float) -> Double { Double(radians) * 180 / .pi }

  private static func indented(_ text: String, by count: Int) -> String {
    text.split(separator: "\n").map { String(repeating: " ", count: count) + $0 }.joined(separator: "\n")
  }

  /// A name of letters, digits and hyphens.
  private static func slug(_ name: String) -> String {
    String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }
}
