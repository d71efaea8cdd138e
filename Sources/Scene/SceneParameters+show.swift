internal import Geometry

extension SceneParameters {
  /// Gives the person a named expression instead of the drawn one; where it leaves the lids alone they rest as this
  /// person's do.
  public mutating func show(_ choice: ExpressionChoice) {
    expression = choice.parameters
    expression.addRestingLids(CounterRandom(seed: seed, index: index).child("expression"))
  }

  /// Turns the face to the camera, and the camera to the front, so that expressions can be compared.
  public mutating func faceTheCamera() {
    pose = .neutral
    pose.looksAtCamera = true
    (camera.yaw, camera.pitch, camera.roll) = (0, 0, 0)
    (camera.shiftX, camera.shiftY) = (0, 0)
    camera.headShare = 0.7
  }
}
