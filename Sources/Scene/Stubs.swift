// Placeholders that their owners replace, each in a file of its own.
internal import Geometry

public struct FaceModel: Sendable {}
public struct ShapeParameters: Sendable, Equatable, Codable {
  static func draw(_ r: CounterRandom, person: PersonParameters) -> Self { .init() }
}
public struct ExpressionParameters: Sendable, Equatable, Codable {
  static func draw(_ r: CounterRandom, person: PersonParameters) -> Self { .init() }
}
public struct PoseParameters: Sendable, Equatable, Codable {
  static func draw(_ r: CounterRandom) -> Self { .init() }
}
public struct SkinParameters: Sendable, Equatable, Codable {
  static func draw(_ r: CounterRandom, person: PersonParameters) -> Self { .init() }
}
public struct EyeParameters: Sendable, Equatable, Codable {
  static func draw(_ r: CounterRandom, person: PersonParameters) -> Self { .init() }
}
enum FaceBuilder {
  static func build(model: FaceModel, parameters: SceneParameters) -> (ScenePart, PosedBody, FaceAnchors) {
    fatalError()
  }
}
extension PersonParameters { static func draw(_ r: CounterRandom) -> Self { fatalError() } }
extension SceneParameters { func validate() throws {} }
