internal import Geometry

public struct HairParameters: Sendable, Equatable, Codable {
  static func draw(_ r: CounterRandom, person: PersonParameters) -> Self { .init() }
}
enum HairBuilder {
  static func build(body: PosedBody, parameters: SceneParameters) -> (
    part: ScenePart, browLandmarks: [Vector]
  ) { fatalError() }
}
