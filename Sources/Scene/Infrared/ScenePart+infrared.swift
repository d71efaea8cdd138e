internal import Geometry

extension ScenePart {
  /// The same things in the grays that they have at 850 nm.
  ///
  /// - Parameter pupilRadius: Nearer to its axis an iris is a hole.
  func inInfrared(pupilRadius: Float) -> ScenePart {
    var result = self
    // Vertices on its edge belong to the hole, whatever rounding does to them.
    let hole = (1.002 * pupilRadius) * (1.002 * pupilRadius)
    result.materials = materials.map(\.inInfrared)
    for i in meshes.indices {
      let mesh = meshes[i]
      let material = materials[mesh.material]
      let tints = mesh.tints.isEmpty ? mesh.positions.map { _ in Vector(repeating: 1) } : mesh.tints
      result.meshes[i].tints = zip(tints, mesh.textureCoordinates).map { tint, place in
        if material.isIris && place.x * place.x + place.y * place.y < hole {
          return InfraredBand.gray(dot(tint, Spectrum.luminanceWeights))
        }
        return InfraredBand.gray(material.infraredAlbedo(of: tint))
      }
      for j in mesh.marks.indices {
        result.meshes[i].marks[j].tint = InfraredBand.gray(InfraredSkin.shared.factor(mesh.marks[j].tint))
      }
    }
    for i in strandGroups.indices {
      func gray(_ absorption: Vector) -> Vector { InfraredBand.gray(InfraredHair.absorption(absorption)) }
      result.strandGroups[i].absorptions = strandGroups[i].absorptions.map(gray)
      result.strandGroups[i].tipAbsorptions = strandGroups[i].tipAbsorptions.map(gray)
    }
    return result
  }
}

extension Material {
  fileprivate var isIris: Bool {
    if case .plain(let m) = self { m.substance == .iris } else { false }
  }

  /// The albedo at 850 nm of what has the given tint, where the material itself is made white.
  fileprivate func infraredAlbedo(of tint: Vector) -> Float {
    switch self {
    case .plain(let m):
      let color = m.albedo * tint
      return switch m.substance {
      case .iris: InfraredEye.iris(color)
      case .mucosa: InfraredTissue.mucosa(color)
      case .tooth: InfraredTissue.tooth(color)
      case .other: dot(color, Spectrum.luminanceWeights)
      }
    case .skin: return InfraredSkin.shared.albedo(tint)
    case .eye: return InfraredEye.sclera(tint)
    case .cloth(let m): return InfraredCloth.albedo(m.albedo * tint)
    case .hair: return 1
    // Metals send back as much as of red light; lenses are taken for colored throughout, so that labels hold: what hides
    // the eyes in color hides them here.
    case .metal(let m): return m.reflectance.x * tint.x
    case .glass: return dot(tint, Spectrum.luminanceWeights)
    }
  }

  /// Without color, which the meshes' tints hold then.
  fileprivate var inInfrared: Material {
    switch self {
    case .plain(var m):
      m.albedo = Vector(repeating: 1)
      m.meanFreePath = InfraredBand.gray(m.meanFreePath.x)
      return .plain(m)
    case .skin(var m):
      m.meanFreePath = InfraredBand.gray(InfraredSkin.shared.meanFreePath)
      m.tissueAlbedo = InfraredBand.gray(InfraredSkin.shared.tissueAlbedo)
      m.lipTint = InfraredBand.gray(InfraredSkin.shared.factor(m.lipTint))
      m.lashLineAlbedo = InfraredBand.gray(InfraredSkin.shared.albedo(m.lashLineAlbedo))
      return .skin(m)
    case .cloth(var m):
      m.albedo = Vector(repeating: 1)
      // Fuzz is of the same fibers, as strong as in color.
      m.sheen = InfraredBand.gray(dot(m.sheen, Spectrum.luminanceWeights))
      return .cloth(m)
    case .eye(var m):
      m.meanFreePath = InfraredBand.gray(m.meanFreePath.x)
      return .eye(m)
    case .metal(var m):
      m.reflectance = Vector(repeating: 1)
      return .metal(m)
    case .hair, .glass: return self
    }
  }
}
