/// What a user may ask of all cameras, whatever is drawn for them.
public enum CameraMode: String, Sendable, Codable, CaseIterable {
  /// No blur by lens or motion, no noise, no vignetting, white balance as the light gives it. Labels, framing and
  /// exposure stay.
  case pinhole
}

extension SceneParameters {
  /// The same scene, taken as `modes` say.
  public func taken(_ modes: [CameraMode]) -> SceneParameters {
    var result = self
    for mode in modes {
      switch mode {
      case .pinhole: result.camera = result.camera.pinhole
      }
    }
    return result
  }
}
