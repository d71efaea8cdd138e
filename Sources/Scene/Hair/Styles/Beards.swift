extension NamedBeard {
  /// Beards, from none, which is the first, to a year's growth.
  public static let beards: [NamedBeard] = [
    NamedBeard(
      "clean shaven", 26.0,
      [(.length, 0.0004, 0.0005)]),
    NamedBeard(
      "five o'clock shadow", 5.0,
      [
        (.cheeks, 0.4, 0.7), (.chin, 0.7, 1.0), (.neck, 0.4, 0.7), (.soul, 0.5, 0.8), (.corners, 0.6, 0.9),
        (.moustache, 0.7, 1.0), (.moustacheLength, 1.0, 1.0), (.length, 0.0004, 0.0008),
      ]),
    NamedBeard(
      "light stubble", 7.0,
      [
        (.cheeks, 0.5, 0.8), (.chin, 0.8, 1.0), (.neck, 0.4, 0.7), (.soul, 0.5, 0.8), (.corners, 0.6, 0.9),
        (.moustache, 0.8, 1.0), (.moustacheLength, 1.0, 1.0), (.length, 0.0008, 0.0015),
      ]),
    NamedBeard(
      "medium stubble", 6.0,
      [
        (.cheeks, 0.6, 0.9), (.chin, 0.9, 1.0), (.neck, 0.4, 0.8), (.soul, 0.5, 0.9), (.corners, 0.7, 1.0),
        (.moustache, 0.9, 1.0), (.moustacheLength, 1.0, 1.0), (.length, 0.0015, 0.003),
      ]),
    NamedBeard(
      "heavy stubble", 6.0,
      [
        (.cheeks, 0.7, 1.0), (.chin, 1.0, 1.0), (.neck, 0.4, 0.8), (.soul, 0.6, 1.0), (.corners, 0.8, 1.0),
        (.moustache, 1.0, 1.0), (.moustacheLength, 1.0, 1.0), (.length, 0.003, 0.005),
      ]),
    NamedBeard(
      "lined up stubble", 2.5, young: 1.3, old: 0.3,
      [
        (.cheeks, 0.7, 1.0), (.chin, 1.0, 1.0), (.neck, 0.0, 0.1), (.soul, 0.7, 1.0), (.corners, 0.8, 1.0),
        (.moustache, 1.0, 1.0), (.moustacheLength, 1.0, 1.0), (.length, 0.0012, 0.003),
        (.crispness, 0.8, 1.0), (.cheekLine, -0.012, -0.004),
      ]),
    NamedBeard(
      "patchy stubble", 3.0, young: 1.6, old: 0.3,
      [
        (.cheeks, 0.25, 0.5), (.chin, 0.6, 0.9), (.neck, 0.3, 0.6), (.soul, 0.3, 0.7), (.corners, 0.3, 0.7),
        (.moustache, 0.5, 0.9), (.moustacheLength, 1.0, 1.0), (.length, 0.001, 0.004),
        (.patchiness, 0.6, 1.0),
      ]),
    NamedBeard(
      "goatee stubble", 1.5,
      [
        (.chin, 0.9, 1.0), (.soul, 0.8, 1.0), (.corners, 0.9, 1.0), (.moustache, 0.9, 1.0),
        (.moustacheLength, 1.0, 1.0), (.chinWidth, 0.022, 0.03), (.length, 0.001, 0.003),
      ]),
    NamedBeard(
      "peach fuzz", 1.0, young: 4.0, old: 0.0,
      [
        (.cheeks, 0.05, 0.15), (.chin, 0.2, 0.4), (.moustache, 0.3, 0.6), (.moustacheLength, 1.0, 1.0),
        (.length, 0.003, 0.006), (.diameter, 0.00004, 0.00006), (.patchiness, 0.3, 0.7),
      ]),
    NamedBeard(
      "chin stubble", 0.6,
      [(.chin, 0.7, 1.0), (.soul, 0.4, 0.8), (.length, 0.001, 0.003), (.chinWidth, 0.016, 0.026)]),
    NamedBeard(
      "short boxed beard", 4.0, moustache: 1.0,
      [
        (.cheeks, 0.8, 1.0), (.chin, 1.0, 1.0), (.neck, 0.0, 0.2), (.soul, 0.6, 1.0), (.corners, 0.8, 1.0),
        (.length, 0.006, 0.012), (.cheekLine, -0.012, -0.004), (.crispness, 0.6, 0.9),
        (.neckLine, 0.01, 0.02),
      ]),
    NamedBeard(
      "corporate beard", 4.0, moustache: 1.0,
      [
        (.cheeks, 0.8, 1.0), (.chin, 1.0, 1.0), (.neck, 0.0, 0.3), (.soul, 0.6, 1.0), (.corners, 0.8, 1.0),
        (.length, 0.005, 0.009), (.edgeLength, 0.5, 0.8), (.crispness, 0.4, 0.8),
      ]),
    NamedBeard(
      "trimmed full beard", 4.0, moustache: 1.0,
      [
        (.cheeks, 0.8, 1.0), (.chin, 1.0, 1.0), (.neck, 0.3, 0.9), (.soul, 0.6, 1.0), (.corners, 0.8, 1.0),
        (.length, 0.01, 0.018), (.edgeLength, 0.4, 0.7),
      ]),
    NamedBeard(
      "faded beard", 2.5, young: 1.3, old: 0.3, moustache: 1.0,
      [
        (.cheeks, 0.8, 1.0), (.chin, 1.0, 1.0), (.neck, 0.0, 0.1), (.soul, 0.6, 1.0), (.corners, 0.8, 1.0),
        (.length, 0.008, 0.016), (.edgeLength, 0.05, 0.2), (.cheekLength, 0.4, 0.6), (.crispness, 0.6, 1.0),
        (.cheekLine, -0.012, -0.004),
      ]),
    NamedBeard(
      "patchy beard", 2.0, young: 1.6, old: 0.4, moustache: 0.9,
      [
        (.cheeks, 0.3, 0.6), (.chin, 0.8, 1.0), (.neck, 0.3, 0.7), (.soul, 0.3, 0.8), (.corners, 0.3, 0.8),
        (.length, 0.006, 0.016), (.patchiness, 0.6, 1.0),
      ]),
    NamedBeard(
      "beardstache", 1.2, moustache: 1.0,
      [
        (.cheeks, 0.7, 0.9), (.chin, 0.9, 1.0), (.neck, 0.3, 0.6), (.soul, 0.6, 0.9), (.corners, 0.8, 1.0),
        (.length, 0.001, 0.003),
      ]),
    NamedBeard(
      "full beard", 4.0, young: 1.0, old: 1.4, moustache: 1.0,
      [
        (.cheeks, 0.8, 1.0), (.chin, 1.0, 1.0), (.neck, 0.3, 0.9), (.soul, 0.6, 1.0), (.corners, 0.8, 1.0),
        (.length, 0.018, 0.03), (.edgeLength, 0.3, 0.6),
      ]),
    NamedBeard(
      "garibaldi", 1.0, young: 0.5, old: 2.0, moustache: 1.0,
      [
        (.cheeks, 0.8, 1.0), (.chin, 1.0, 1.0), (.neck, 0.6, 1.0), (.soul, 0.6, 1.0), (.corners, 0.8, 1.0),
        (.length, 0.05, 0.08), (.edgeLength, 0.3, 0.5), (.chinLength, 0.9, 1.0), (.cheekLength, 0.6, 0.8),
        (.point, -0.15, 0.1),
      ]),
    NamedBeard(
      "long full beard", 1.0, young: 0.6, old: 2.0, moustache: 1.0,
      [
        (.cheeks, 0.8, 1.0), (.chin, 1.0, 1.0), (.neck, 0.6, 1.0), (.soul, 0.6, 1.0), (.corners, 0.8, 1.0),
        (.length, 0.08, 0.13), (.cheekLength, 0.5, 0.7), (.clumping, 0.5, 0.8),
      ]),
    NamedBeard(
      "bandholz", 0.6, young: 0.8, old: 1.0, moustache: 1.0,
      [
        (.cheeks, 0.8, 1.0), (.chin, 1.0, 1.0), (.neck, 0.7, 1.0), (.soul, 0.6, 1.0), (.corners, 0.8, 1.0),
        (.length, 0.1, 0.17), (.cheekLength, 0.5, 0.7), (.clumping, 0.5, 0.8),
      ]),
    NamedBeard(
      "yeard", 0.3, young: 0.3, old: 2.0, moustache: 1.0,
      [
        (.cheeks, 0.8, 1.0), (.chin, 1.0, 1.0), (.neck, 0.8, 1.0), (.soul, 0.6, 1.0), (.corners, 0.8, 1.0),
        (.length, 0.16, 0.24), (.cheekLength, 0.4, 0.6), (.point, 0.1, 0.4), (.clumping, 0.6, 0.9),
      ]),
    NamedBeard(
      "verdi", 0.5, moustache: 1.0,
      [
        (.cheeks, 0.8, 1.0), (.chin, 1.0, 1.0), (.neck, 0.0, 0.2), (.soul, 0.6, 1.0), (.corners, 0.8, 1.0),
        (.length, 0.025, 0.04), (.cheekLength, 0.5, 0.7), (.crispness, 0.5, 0.9),
      ]),
    NamedBeard(
      "old dutch", 0.5, young: 0.3, old: 2.5,
      [
        (.cheeks, 0.9, 1.0), (.chin, 1.0, 1.0), (.neck, 0.6, 1.0), (.length, 0.04, 0.07),
        (.cheekLength, 0.5, 0.7),
      ]),
    NamedBeard(
      "shenandoah", 0.3, young: 0.3, old: 2.0,
      [
        (.cheeks, 0.9, 1.0), (.chin, 1.0, 1.0), (.neck, 0.5, 0.9), (.length, 0.025, 0.05),
        (.cheekLine, -0.022, -0.012),
      ]),
    NamedBeard(
      "chin curtain", 0.5,
      [
        (.cheeks, 0.9, 1.0), (.chin, 1.0, 1.0), (.neck, 0.3, 0.8), (.length, 0.01, 0.02),
        (.cheekLine, -0.032, -0.022),
      ]),
    NamedBeard(
      "chinstrap", 1.0, young: 2.0, old: 0.1,
      [
        (.cheeks, 0.9, 1.0), (.chin, 1.0, 1.0), (.length, 0.002, 0.005), (.cheekLine, -0.042, -0.034),
        (.crispness, 0.8, 1.0), (.neckLine, 0.008, 0.014),
      ]),
    NamedBeard(
      "chinstrap with moustache", 1.0, young: 1.6, old: 0.1, moustache: 1.0,
      [
        (.cheeks, 0.9, 1.0), (.chin, 1.0, 1.0), (.soul, 0.5, 1.0), (.corners, 0.9, 1.0),
        (.length, 0.002, 0.006), (.cheekLine, -0.042, -0.03), (.crispness, 0.8, 1.0),
        (.neckLine, 0.008, 0.014),
      ]),
    NamedBeard(
      "jaw line beard", 0.8, young: 1.3, old: 0.4, moustache: 0.8,
      [
        (.cheeks, 0.9, 1.0), (.chin, 1.0, 1.0), (.soul, 0.6, 1.0), (.length, 0.004, 0.01),
        (.cheekLine, -0.03, -0.02), (.crispness, 0.5, 0.9),
      ]),
    NamedBeard(
      "forked beard", 0.25, young: 0.6, old: 1.5, moustache: 1.0,
      [
        (.cheeks, 0.8, 1.0), (.chin, 1.0, 1.0), (.neck, 0.6, 1.0), (.soul, 0.6, 1.0), (.corners, 0.8, 1.0),
        (.length, 0.06, 0.11), (.cheekLength, 0.4, 0.6), (.point, -0.8, -0.5), (.clumping, 0.6, 0.9),
      ]),
    NamedBeard(
      "ducktail", 0.8, moustache: 1.0,
      [
        (.cheeks, 0.8, 1.0), (.chin, 1.0, 1.0), (.neck, 0.3, 0.7), (.soul, 0.6, 1.0), (.corners, 0.8, 1.0),
        (.length, 0.03, 0.055), (.cheekLength, 0.3, 0.5), (.chinLength, 1.0, 1.0), (.point, 0.5, 0.8),
      ]),
    NamedBeard(
      "viking", 0.4, moustache: 1.0,
      [
        (.cheeks, 0.8, 1.0), (.chin, 1.0, 1.0), (.neck, 0.6, 1.0), (.soul, 0.6, 1.0), (.corners, 0.8, 1.0),
        (.length, 0.07, 0.12), (.cheekLength, 0.4, 0.6), (.point, 0.4, 0.8), (.clumping, 0.6, 0.9),
      ]),
    NamedBeard(
      "neckbeard", 0.4, young: 1.3, old: 0.6, moustache: 0.4,
      [
        (.neck, 0.8, 1.0), (.cheeks, 0.1, 0.3), (.chin, 0.3, 0.6), (.length, 0.004, 0.014),
        (.neckLine, -0.016, -0.006),
      ]),
    NamedBeard(
      "goatee", 2.0, moustache: 0.2,
      [(.chin, 1.0, 1.0), (.soul, 0.7, 1.0), (.chinWidth, 0.014, 0.02), (.length, 0.008, 0.02)]),
    NamedBeard(
      "long goatee", 0.6, moustache: 0.3,
      [
        (.chin, 1.0, 1.0), (.soul, 0.7, 1.0), (.chinWidth, 0.014, 0.02), (.length, 0.03, 0.07),
        (.point, 0.2, 0.6),
      ]),
    NamedBeard(
      "petite goatee", 0.6, moustache: 0.2,
      [(.chin, 1.0, 1.0), (.chinWidth, 0.007, 0.011), (.length, 0.006, 0.014)]),
    NamedBeard(
      "circle beard", 3.0, moustache: 1.0,
      [
        (.chin, 1.0, 1.0), (.soul, 0.8, 1.0), (.corners, 1.0, 1.0), (.chinWidth, 0.026, 0.034),
        (.length, 0.005, 0.012), (.crispness, 0.4, 0.9),
      ]),
    NamedBeard(
      "long circle beard", 0.8, moustache: 1.0,
      [
        (.chin, 1.0, 1.0), (.soul, 0.8, 1.0), (.corners, 1.0, 1.0), (.chinWidth, 0.026, 0.034),
        (.length, 0.014, 0.03),
      ]),
    NamedBeard(
      "extended goatee", 0.8, moustache: 1.0,
      [
        (.chin, 1.0, 1.0), (.soul, 0.8, 1.0), (.corners, 1.0, 1.0), (.cheeks, 0.9, 1.0),
        (.chinWidth, 0.03, 0.04), (.length, 0.006, 0.014), (.cheekLine, -0.036, -0.028),
        (.cheekFront, 0.0, 0.0), (.cheekEnd, -0.2, -0.2),
      ]),
    NamedBeard(
      "anchor", 0.5, moustache: 1.0,
      [
        (.chin, 1.0, 1.0), (.soul, 1.0, 1.0), (.chinWidth, 0.028, 0.036), (.length, 0.004, 0.01),
        (.point, 0.3, 0.6), (.crispness, 0.7, 1.0),
      ]),
    NamedBeard(
      "balbo", 0.6, moustache: 1.0,
      [
        (.chin, 1.0, 1.0), (.soul, 1.0, 1.0), (.chinWidth, 0.03, 0.038), (.length, 0.006, 0.014),
        (.crispness, 0.6, 1.0),
      ]),
    NamedBeard(
      "van dyke", 0.9, young: 0.6, old: 1.6, moustache: 1.0,
      [
        (.chin, 1.0, 1.0), (.soul, 0.8, 1.0), (.chinWidth, 0.012, 0.018), (.length, 0.016, 0.035),
        (.point, 0.5, 0.9),
      ]),
    NamedBeard(
      "soul patch", 0.9, moustache: 0.15,
      [(.soul, 1.0, 1.0), (.length, 0.004, 0.01)]),
    NamedBeard(
      "landing strip", 0.4, moustache: 0.3,
      [
        (.soul, 1.0, 1.0), (.chin, 1.0, 1.0), (.chinWidth, 0.004, 0.007), (.length, 0.003, 0.008),
        (.crispness, 0.7, 1.0),
      ]),
    NamedBeard(
      "royale", 0.3, young: 0.5, old: 1.5, moustache: 1.0,
      [
        (.soul, 1.0, 1.0), (.chin, 1.0, 1.0), (.chinWidth, 0.006, 0.009), (.length, 0.012, 0.022),
        (.point, 0.4, 0.8),
      ]),
    NamedBeard(
      "mutton chops", 0.4, young: 0.4, old: 2.0,
      [(.cheeks, 1.0, 1.0), (.cheekFront, 34.0, 42.0), (.length, 0.012, 0.03), (.neck, 0.0, 0.2)]),
    NamedBeard(
      "friendly mutton chops", 0.4, young: 0.4, old: 2.0, moustache: 1.0,
      [(.cheeks, 1.0, 1.0), (.cheekFront, 30.0, 38.0), (.corners, 0.6, 1.0), (.length, 0.008, 0.02)]),
    NamedBeard(
      "long sideburns", 0.9,
      [(.cheeks, 1.0, 1.0), (.cheekFront, 62.0, 68.0), (.cheekEnd, -0.065, -0.045), (.length, 0.005, 0.012)]),
    NamedBeard(
      "hulihee", 0.2, young: 0.3, old: 2.0, moustache: 1.0,
      [(.cheeks, 1.0, 1.0), (.cheekFront, 24.0, 32.0), (.corners, 0.9, 1.0), (.length, 0.02, 0.04)]),
  ]
}
