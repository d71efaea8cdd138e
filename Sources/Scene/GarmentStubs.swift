internal import Geometry

public struct GarmentParameters: Sendable, Equatable, Codable {
  static func draw(_ r: CounterRandom, person: PersonParameters) -> Self { .init() }
}
public struct LightParameters: Sendable, Equatable, Codable {
  static func draw(_ r: CounterRandom, environments: [String]) -> Self { .init() }
}
public struct CameraParameters: Sendable, Equatable, Codable {
  static func draw(_ r: CounterRandom) -> Self { .init() }
}
enum GarmentBuilder {
  static func build(body: PosedBody, parameters: SceneParameters) -> ScenePart { fatalError() }
}
enum LightBuilder {
  static func environment(_ p: LightParameters, environments: [NamedEnvironment]) throws -> EnvironmentLight {
    fatalError()
  }
}
enum CameraBuilder {
  static func camera(_ p: CameraParameters, anchors: FaceAnchors) -> Camera { fatalError() }
}
