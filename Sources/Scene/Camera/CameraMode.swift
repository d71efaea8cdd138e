internal import Geometry

/// What a user may ask of all cameras, whatever is drawn for them.
public enum CameraMode: String, Sendable, Codable, CaseIterable {
  /// No blur by lens or motion, no noise, no vignetting, white balance as the light gives it. Labels, framing and
  /// exposure stay.
  case pinhole
  /// Near infrared about 850 nm, in gray. Labels and framing stay; the exposure is that of skin in this band, which is
  /// brighter and nearly the same for everyone.
  case infrared
}

extension SceneParameters {
  /// The same scene, taken as `modes` say.
  public func taken(_ modes: [CameraMode]) -> SceneParameters {
    var result = self
    for mode in modes {
      switch mode {
      case .pinhole: result.camera = result.camera.pinhole
      case .infrared where camera.band != .infrared:
        result.camera.band = .infrared
        result.light.exposureStops = clamp(
          light.exposureStops - LightParameters.skinCompensation(person) - InfraredBand.exposureStops, -4, 4)
      case .infrared: break
      }
    }
    return result
  }
}
