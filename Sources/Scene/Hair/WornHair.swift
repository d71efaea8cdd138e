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

  /// The same for brows.
  public mutating func wear(_ brows: NamedBrow) {
    var random = hairRandom.child("brows")
    // What chance would have taken to choose them.
    _ = random.nextUnit()
    hair.brows = .draw(brows, random, person: person)
  }

  private var hairRandom: CounterRandom { CounterRandom(seed: seed, index: index).child("hair") }
}

extension SceneParameters {
  /// Someone who might wear a style, of 24 people from `index` times 24 on, without expression, looking ahead, seen
  /// from the front left.
  public static func wearing(
    _ style: NamedHairStyle, seed: UInt64, index: UInt64, environments: [String]
  ) -> SceneParameters {
    var result = fitting(seed: seed, index: index, environments: environments) { person in
      zip(HairTexture.allCases, HairTextureShares.standard.weights(person)).reduce(0) {
        $0 + $1.1
          * style.wearers.weight(
            texture: $1.0, masculinity: person.masculinity, age: person.age, loss: HairLoss(norwood: 1))
      }
    }
    result.wear(style)
    (result.camera.yaw, result.camera.pitch, result.camera.roll) = (0.5, 0.1, 0)
    (result.camera.focalLength, result.camera.headShare) = (85, 0.5)
    (result.camera.shiftX, result.camera.shiftY) = (0, 0)
    return result
  }

  /// The same for a beard, with a moustache if that usually comes with it, or for a moustache alone; on people who have
  /// not turned grey.
  public static func wearing(
    beard: NamedBeard, seed: UInt64, index: UInt64, environments: [String]
  ) -> SceneParameters {
    var result = fitting(seed: seed, index: index, environments: environments) {
      BeardParameters.growth($0) * BeardShare(beard).weight(age: $0.age) * smoothstep(60, 35, $0.age)
        * smoothstep(0.7, 0.9, $0.masculinity)
    }
    if NamedBeard.moustaches.contains(beard) {
      result.wear(beard: NamedBeard.beards[0], moustache: beard)
    } else {
      result.wear(beard: beard, moustache: beard.moustacheChance > 0.5 ? NamedBeard.moustaches[0] : nil)
    }
    return result
  }

  /// The same for brows.
  public static func wearing(
    _ brows: NamedBrow, seed: UInt64, index: UInt64, environments: [String]
  ) -> SceneParameters {
    var result = fitting(seed: seed, index: index, environments: environments) {
      BrowShare(brows).weight(masculinity: $0.masculinity) * smoothstep(12, 20, $0.age)
    }
    result.wear(brows)
    result.glasses = nil
    return result
  }

  /// Of 24 people the one whom `fit` gives the most, without expression, looking ahead.
  private static func fitting(
    seed: UInt64, index: UInt64, environments: [String], _ fit: (PersonParameters) -> Float
  ) -> SceneParameters {
    let fits = (index * 24..<index * 24 + 24).map { index in
      (index, fit(PersonParameters.draw(CounterRandom(seed: seed, index: index).child("person"))))
    }
    let best = fits.max { $0.1 < $1.1 }?.0 ?? index * 24
    var result = draw(seed: seed, index: best, environments: environments)
    (result.expression, result.pose) = (.neutral, .neutral)
    result.camera = result.camera.pinhole
    return result
  }
}
