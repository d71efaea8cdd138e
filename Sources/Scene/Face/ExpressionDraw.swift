internal import Geometry

extension ExpressionParameters {
  static func draw(_ random: CounterRandom, person: PersonParameters) -> ExpressionParameters { .neutral }
}
extension SceneParameters { func validate() throws {} }
