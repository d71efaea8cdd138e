internal import Geometry

/// Tissue without melanin at 850 nm.
enum InfraredTissue {
  /// Gums, tongue and the lids' edges, from their color: the blood in them absorbs about as little as in red.
  static func mucosa(_ color: Vector) -> Float { min(1.05 * color.x, 0.7) }

  /// Teeth, from their color. Their yellow is gone; enamel scatters less than in red (Fried, Glena, Featherstone and Seka
  /// 1995, "Nature of Light Scattering in Dental Enamel and Dentin at Visible and Near-Infrared Wavelengths", Applied
  /// Optics 34) and looks more like glass.
  static func tooth(_ color: Vector) -> Float { 0.85 * color.x }
}
