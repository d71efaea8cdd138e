extension SceneParameters {
  /// Shows the shape of the head alone: shaven, without expression, from the front, in soft light from the side.
  public mutating func showShape() {
    expression = .neutral
    pose = .neutral
    pose.looksAtCamera = true
    hair.scalp.strandCount = 0
    hair.beard.strandCount = 0
    (camera.yaw, camera.pitch, camera.roll) = (0, 0, 0)
    (camera.shiftX, camera.shiftY, camera.exposureStops) = (0, 0, 0)
    camera.headShare = 0.8
    let (key, fill) = (
      StudioLamp(
        shape: .window, azimuth: -0.7, elevation: 0.5, distance: 20, halfWidth: 0.7, halfHeight: 0.7,
        power: 1,
        temperature: 5600),
      StudioLamp(
        shape: .window, azimuth: 0.9, elevation: 0.2, distance: 20, halfWidth: 0.9, halfHeight: 0.9,
        power: 0.35,
        temperature: 5600)
    )
    light = LightParameters(
      source: .studio(
        parameters: StudioParameters(
          rig: .allCases[0], lamps: [key, fill], backdropTop: .init(repeating: 0.2),
          backdropBottom: .init(repeating: 0.2), glow: 0, room: 0.06)), rotation: 0, exposureStops: 0,
      whiteBalance: 1)
  }
}
