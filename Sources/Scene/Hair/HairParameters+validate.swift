internal import Geometry

extension HairParameters {
  /// Checks that all numbers are finite and in their ranges.
  ///
  /// - Throws: ``SceneError`` naming the first field that is not.
  func validate() throws {
    try scalp.validate()
    try color.validate()
    try brows.validate()
    try lashes.validate()
    try beard.validate()
  }
}

extension HairColorParameters {
  func validate() throws {
    for (name, value) in [
      ("greyShare", greyShare), ("greyContrast", greyContrast), ("variation", variation),
      ("highlights", highlights),
      ("highlightPigment", highlightPigment), ("changeStart", changeStart), ("changeEnd", changeEnd),
    ] {
      try Limits.check("hair.color.\(name)", value, in: 0...1)
    }
    for (name, value) in [
      ("eumelanin", eumelanin), ("pheomelanin", pheomelanin), ("tipEumelanin", tipEumelanin),
      ("tipPheomelanin", tipPheomelanin),
    ] {
      try Limits.check("hair.color.\(name)", value, in: 0...10)
    }
    for (name, value) in [("dye", dye), ("tipDye", tipDye), ("leftDye", leftDye)] {
      if let value { try Limits.check("hair.color.\(name)", value, in: 0...1) }
    }
    try Limits.check("hair.color.browDarkness", browDarkness, in: 0...5)
  }
}

extension LashParameters {
  func validate() throws {
    try Limits.check("hair.lashes.upperCount", Float(upperCount), in: 0...1000)
    try Limits.check("hair.lashes.lowerCount", Float(lowerCount), in: 0...1000)
    try Limits.check("hair.lashes.upperLength", upperLength, in: 0.001...0.02)
    try Limits.check("hair.lashes.lowerLength", lowerLength, in: 0.001...0.02)
    try Limits.check("hair.lashes.curl", curl, in: 0...2)
    try Limits.check("hair.lashes.diameter", diameter, in: 20e-6...300e-6)
  }
}
