internal import Geometry

public struct GarmentParameters: Sendable, Equatable, Codable {
  static func draw(_ r: CounterRandom, person: PersonParameters) -> Self { .init() }
}
enum GarmentBuilder {
  static func build(body: PosedBody, parameters: SceneParameters) -> ScenePart { fatalError() }
}
