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

extension ScalpParameters {
  func validate() throws {
    try Limits.check("hair.scalp.strandCount", Float(strandCount), in: 0...300_000)
    try Limits.check("hair.scalp.diameter", diameter, in: 20e-6...300e-6)
    try Limits.check("hair.scalp.topLength", topLength, in: 0.0005...1)
    try Limits.check("hair.scalp.sideLength", sideLength, in: 0.0005...1)
    try Limits.check("hair.scalp.cutDepth", cutDepth, in: -0.1...1)
    try Limits.check("hair.scalp.part", part, in: -1...1)
    try Limits.check("hair.scalp.fringe", fringe, in: 0...1)
    try Limits.check("hair.scalp.fringeHeight", fringeHeight, in: -0.05...0.1)
    try Limits.check("hair.scalp.volume", volume, in: 0...0.1)
    try Limits.check("hair.scalp.lift", lift, in: 0...2)
    try Limits.check("hair.scalp.curlDiameter", curlDiameter, in: 0...0.08)
    try Limits.check("hair.scalp.curlPitch", curlPitch, in: 0.002...0.3)
    try Limits.check("hair.scalp.curlUnity", curlUnity, in: 0...1)
    try Limits.check("hair.scalp.frizz", frizz, in: 0...1)
    try Limits.check("hair.scalp.clumping", clumping, in: 0...1)
    try Limits.check("hair.scalp.flyaways", flyaways, in: 0...1)
    try Limits.check("hair.scalp.layering", layering, in: 0...1)
    try Limits.check("hair.scalp.tucked", tucked, in: 0...1)
    try Limits.check("hair.scalp.tieHeight", tieHeight, in: -1...1)
    try Limits.check("hair.scalp.whorl", whorl, in: -1...1)
    try Limits.check("hair.scalp.hairlineHeight", hairlineHeight, in: -0.02...0.04)
    try Limits.check("hair.scalp.roundness", roundness, in: 0...1)
    try Limits.check("hair.scalp.templeRecession", templeRecession, in: 0...1)
    try Limits.check("hair.scalp.hairlineSoftness", hairlineSoftness, in: 0...1)
    try Limits.check("hair.scalp.sideburn", sideburn, in: 0...1)
    try Limits.check("hair.scalp.nape", nape, in: 0...1)
    try Limits.check("hair.scalp.crownThinning", crownThinning, in: 0...1)
    try Limits.check("hair.scalp.baldness", baldness, in: 0...1)
  }
}

extension HairColorParameters {
  func validate() throws {
    try Limits.check("hair.color.greyShare", greyShare, in: 0...1)
    try Limits.check("hair.color.greyContrast", greyContrast, in: 0...1)
    try Limits.check("hair.color.variation", variation, in: 0...1)
    try Limits.check("hair.color.eumelanin", eumelanin, in: 0...10)
    try Limits.check("hair.color.pheomelanin", pheomelanin, in: 0...10)
    if let dye { try Limits.check("hair.color.dye", dye, in: 0...1) }
    try Limits.check("hair.color.browDarkness", browDarkness, in: 0...5)
  }
}

extension BrowParameters {
  func validate() throws {
    try Limits.check("hair.brows.count", Float(count), in: 0...3000)
    try Limits.check("hair.brows.length", length, in: 0.001...0.03)
    try Limits.check("hair.brows.thickness", thickness, in: 0.2...3)
    try Limits.check("hair.brows.arch", arch, in: -0.005...0.008)
    try Limits.check("hair.brows.height", height, in: -0.005...0.008)
    try Limits.check("hair.brows.tail", tail, in: -0.01...0.006)
    try Limits.check("hair.brows.gap", gap, in: -0.006...0.01)
    try Limits.check("hair.brows.messiness", messiness, in: 0...1)
    try Limits.check("hair.brows.diameter", diameter, in: 20e-6...300e-6)
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

extension BeardParameters {
  func validate() throws {
    try Limits.check("hair.beard.cheeks", cheeks, in: 0...1)
    try Limits.check("hair.beard.chin", chin, in: 0...1)
    try Limits.check("hair.beard.moustache", moustache, in: 0...1)
    try Limits.check("hair.beard.neck", neck, in: 0...1)
    try Limits.check("hair.beard.length", length, in: 0.0003...0.05)
    try Limits.check("hair.beard.edgeLength", edgeLength, in: 0...1)
    try Limits.check("hair.beard.strandCount", Float(strandCount), in: 0...100_000)
    try Limits.check("hair.beard.diameter", diameter, in: 20e-6...300e-6)
    try Limits.check("hair.beard.cheekLine", cheekLine, in: -0.03...0.02)
    try Limits.check("hair.beard.neckLine", neckLine, in: -0.02...0.04)
    try Limits.check("hair.beard.curl", curl, in: 0...2)
    try Limits.check("hair.beard.patchiness", patchiness, in: 0...1)
  }
}
