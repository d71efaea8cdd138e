internal import Geometry
internal import Scene

/// A scene in numbers.
enum SceneText {
  static func summary(of scene: SceneDescription) -> String {
    var lines = scene.meshes.map { mesh in
      StatisticsText.row(
        mesh.name, "\(mesh.triangles.count)",
        "triangles, \(mesh.positions.count) vertices, "
          + "material \(mesh.material), \(bounds(mesh.positions))")
    }
    lines += scene.strandGroups.map { group in
      StatisticsText.row(
        group.name, "\(group.strands.count)",
        "strands, \(group.strands.segmentCount) segments, material \(group.material), "
          + bounds(group.strands.points.map { Vector($0.x, $0.y, $0.z) }))
    }
    lines.append(StatisticsText.row("materials", "\(scene.materials.count)", ""))
    let map = scene.environment.map
    lines.append(
      StatisticsText.row("environment", "\(map.width)x\(map.height)", "scale \(scene.environment.scale)"))
    let camera = scene.camera
    lines.append(
      StatisticsText.row(
        "camera", "\(ProgressText.rounded(Double(length(camera.worldFromCamera.origin)), digits: 3)) m",
        "from the origin, field of view \(ProgressText.rounded(Double(camera.fieldOfView) * 180 / .pi, digits: 1))°, "
          + "\(ProgressText.rounded(Double(camera.exposureStops), digits: 2)) stops"))
    if let lens = camera.lens {
      lines.append(
        StatisticsText.row(
          "lens", "\(ProgressText.rounded(Double(lens.apertureRadius) * 2000, digits: 1)) mm",
          "wide, in focus at \(ProgressText.rounded(Double(lens.focusDistance), digits: 3)) m, "
            + (lens.blades == 0 ? "round" : "\(lens.blades) blades")))
    }
    return lines.joined(separator: "\n")
  }

  /// `x -0.080…0.081 y … z … m`.
  private static func bounds(_ points: [Vector]) -> String {
    guard var low = points.first, var high = points.first else { return "empty" }
    for point in points {
      low = pointwiseMin(low, point)
      high = pointwiseMax(high, point)
    }
    func text(_ value: Float) -> String {
      value.isFinite ? ProgressText.rounded(Double(value), digits: 3) : "\(value)"
    }
    let axes = zip(["x", "y", "z"], 0..<3).map { "\($0) \(text(low[$1]))…\(text(high[$1]))" }
    return axes.joined(separator: " ") + " m"
  }
}
