internal import Geometry

extension SceneParameters {
  /// Gives the person another hairstyle, its numbers drawn as they would be had the style been chosen by chance.
  public mutating func wear(_ style: NamedHairStyle) {
    hair.scalp = .draw(style, hairRandom.child("scalp"), person: person)
  }

  /// The same for beard and moustache.
  public mutating func wear(beard: NamedBeard, moustache: NamedBeard?) {
    hair.beard = .draw(beard, moustache, hairRandom.child("beard"), person: person)
  }

  private var hairRandom: CounterRandom { CounterRandom(seed: seed, index: index).child("hair") }
}

extension SceneParameters {
  /// Someone who might wear a style, of 24 people from `index` times 24 on, without expression, looking ahead, seen
  /// from the front left.
  public static func wearing(
    _ style: NamedHairStyle, seed: UInt64, index: UInt64, environments: [String]
  ) -> SceneParameters {
    let first = index * 24
    func fit(_ index: UInt64) -> Float {
      let person = PersonParameters.draw(CounterRandom(seed: seed, index: index).child("person"))
      return zip(HairTexture.allCases, HairTexture.weights(person)).reduce(0) {
        $0 + $1.1
          * style.wearers.weight(
            texture: $1.0, masculinity: person.masculinity, age: person.age, loss: HairLoss(norwood: 1))
      }
    }
    let best = (first..<first + 24).max { fit($0) < fit($1) } ?? first
    var result = draw(seed: seed, index: best, environments: environments)
    result.wear(style)
    (result.expression, result.pose) = (.neutral, .neutral)
    var camera = result.camera.pinhole
    (camera.yaw, camera.pitch, camera.roll, camera.focalLength, camera.headShare) = (0.5, 0.1, 0, 85, 0.5)
    (camera.shiftX, camera.shiftY) = (0, 0)
    result.camera = camera
    return result
  }
}
