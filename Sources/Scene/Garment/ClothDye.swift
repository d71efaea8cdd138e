internal import Geometry

/// Colors of a garment, place by place; linear albedo.
struct ClothDye {
  private let garment: GarmentParameters
  private let noise: Noise

  init(_ garment: GarmentParameters) {
    self.garment = garment
    noise = Noise(seed: garment.folds ^ 0xD1E)
  }

  var hasStripes: Bool { garment.pattern == .stripes }

  /// Color at a point of model space of cloth without stripes.
  func tint(_ p: Vector) -> Vector {
    guard garment.pattern == .heather else { return garment.color }
    // Mixed fibers: faint blotches, as far as the mesh can carry them.
    let speckle = 0.5 + 0.5 * noise.fractal(p * 140, octaves: 2)
    return mix(garment.color, mix(garment.color, garment.secondColor, 0.4), 0.7 * speckle)
  }

  /// Color of a stripe at a height on the cloth, metres; the second color comes first in each period.
  func stripeColor(at height: Float) -> Vector {
    let place = height / garment.stripePeriod
    return place - place.rounded(.down) < garment.stripeShare ? garment.secondColor : garment.color
  }

  /// The lowest border between stripes that lies above a height on the cloth, metres.
  func stripeBorder(above height: Float) -> Float {
    let period = (height / garment.stripePeriod).rounded(.down)
    let inside = (period + garment.stripeShare) * garment.stripePeriod
    return height < inside ? inside : (period + 1) * garment.stripePeriod
  }

  /// Color of the band on an edge: that of the cloth, or the second one.
  var bandColor: Vector {
    switch garment.pattern {
    case .twoTone: garment.secondColor
    case .plain, .stripes: garment.color
    case .heather: mix(garment.color, garment.secondColor, 0.15)
    }
  }
}
