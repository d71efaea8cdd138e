extension NamedBeard {
  /// Moustaches, alone or with a beard. Of their numbers only those of the lip differ from the beard's.
  public static let moustaches: [NamedBeard] = [
    NamedBeard(
      "natural", 8.0,
      [
        (.moustache, 1.0, 1.0), (.length, 0.006, 0.012), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.03, 0.036),
      ]),
    NamedBeard(
      "trimmed", 6.0,
      [
        (.moustache, 1.0, 1.0), (.length, 0.004, 0.007), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.029, 0.034), (.moustacheHeight, 0.7, 0.95),
      ]),
    NamedBeard(
      "short natural", 5.0,
      [
        (.moustache, 1.0, 1.0), (.length, 0.003, 0.005), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.028, 0.034),
      ]),
    NamedBeard(
      "thin natural", 2.0, young: 1.5, old: 0.5,
      [(.moustache, 0.4, 0.6), (.length, 0.004, 0.007), (.moustacheLength, 1.0, 1.0)]),
    NamedBeard(
      "chevron", 3.0, young: 0.5, old: 1.5,
      [
        (.moustache, 1.0, 1.0), (.length, 0.009, 0.014), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.032, 0.037), (.moustacheSweep, -0.5, -0.2),
      ]),
    NamedBeard(
      "wide chevron", 1.0, young: 0.5, old: 1.5,
      [
        (.moustache, 1.0, 1.0), (.length, 0.01, 0.015), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.037, 0.042), (.moustacheDroop, 0.004, 0.01),
      ]),
    NamedBeard(
      "pencil", 0.8, young: 0.6, old: 1.5,
      [
        (.moustache, 1.0, 1.0), (.length, 0.004, 0.007), (.moustacheLength, 1.0, 1.0),
        (.moustacheHeight, 0.38, 0.5), (.moustacheGap, 0.001, 0.002),
        (.diameter, 0.00011, 0.00014), (.patchiness, 0, 0.1),
      ]),
    NamedBeard(
      "wide pencil", 0.4, young: 0.6, old: 1.5,
      [
        (.moustache, 1.0, 1.0), (.length, 0.004, 0.007), (.moustacheLength, 1.0, 1.0),
        (.moustacheHeight, 0.38, 0.5), (.moustacheWidth, 0.036, 0.042),
        (.diameter, 0.00011, 0.00014), (.patchiness, 0, 0.1),
      ]),
    NamedBeard(
      "split pencil", 0.4,
      [
        (.moustache, 1.0, 1.0), (.length, 0.004, 0.007), (.moustacheLength, 1.0, 1.0),
        (.moustacheHeight, 0.38, 0.5), (.moustacheGap, 0.003, 0.006),
        (.diameter, 0.00011, 0.00014), (.patchiness, 0, 0.1),
      ]),
    NamedBeard(
      "painter's brush", 0.8, young: 0.6, old: 1.5,
      [
        (.moustache, 1.0, 1.0), (.length, 0.006, 0.009), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.024, 0.028),
      ]),
    NamedBeard(
      "lampshade", 0.7, young: 0.6, old: 1.5,
      [
        (.moustache, 1.0, 1.0), (.length, 0.005, 0.008), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.021, 0.025),
      ]),
    NamedBeard(
      "square", 0.4,
      [
        (.moustache, 1.0, 1.0), (.length, 0.005, 0.008), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.018, 0.022), (.moustacheHeight, 0.9, 1.0),
      ]),
    NamedBeard(
      "toothbrush", 0.05, young: 0.2, old: 1.0,
      [
        (.moustache, 1.0, 1.0), (.length, 0.005, 0.008), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.009, 0.012), (.diameter, 0.00011, 0.00014),
      ]),
    NamedBeard(
      "wide toothbrush", 0.1, young: 0.2, old: 1.0,
      [
        (.moustache, 1.0, 1.0), (.length, 0.005, 0.009), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.013, 0.016), (.diameter, 0.00011, 0.00014),
      ]),
    NamedBeard(
      "pyramid", 0.4,
      [
        (.moustache, 1.0, 1.0), (.length, 0.006, 0.01), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.03, 0.034), (.moustacheHeight, 0.75, 0.9), (.moustacheSweep, -0.8, -0.5),
      ]),
    NamedBeard(
      "walrus", 0.6, young: 0.2, old: 2.5,
      [
        (.moustache, 1.0, 1.0), (.length, 0.016, 0.022), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.035, 0.04), (.moustacheSweep, -0.9, -0.7), (.moustacheDroop, 0.004, 0.01),
      ]),
    NamedBeard(
      "heavy walrus", 0.3, young: 0.1, old: 2.5,
      [
        (.moustache, 1.0, 1.0), (.length, 0.024, 0.032), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.038, 0.043), (.moustacheSweep, -0.9, -0.6), (.moustacheDroop, 0.01, 0.018),
      ]),
    NamedBeard(
      "bushy", 1.0, young: 0.4, old: 2.0,
      [
        (.moustache, 1.0, 1.0), (.length, 0.012, 0.018), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.033, 0.038), (.clumping, 0.2, 0.3),
      ]),
    NamedBeard(
      "cowboy", 0.4, young: 0.4, old: 1.5,
      [
        (.moustache, 1.0, 1.0), (.length, 0.016, 0.024), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.035, 0.04), (.moustacheDroop, 0.012, 0.02), (.moustacheSweep, -0.3, 0.0),
      ]),
    NamedBeard(
      "sheriff", 0.4, young: 0.4, old: 1.5,
      [
        (.moustache, 1.0, 1.0), (.length, 0.014, 0.02), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.036, 0.041), (.moustacheDroop, 0.008, 0.015),
      ]),
    NamedBeard(
      "droopy", 0.5,
      [
        (.moustache, 1.0, 1.0), (.length, 0.014, 0.022), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.034, 0.039), (.moustacheDroop, 0.02, 0.03), (.moustacheSweep, -0.8, -0.4),
      ]),
    NamedBeard(
      "horseshoe", 0.8,
      [
        (.moustache, 1.0, 1.0), (.length, 0.006, 0.012), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.034, 0.038), (.moustacheDroop, 0.038, 0.048),
      ]),
    NamedBeard(
      "thin horseshoe", 0.4,
      [
        (.moustache, 1.0, 1.0), (.length, 0.003, 0.006), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.033, 0.036), (.moustacheDroop, 0.034, 0.044), (.moustacheHeight, 0.4, 0.7),
      ]),
    NamedBeard(
      "short horseshoe", 0.5,
      [
        (.moustache, 1.0, 1.0), (.length, 0.006, 0.01), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.033, 0.037), (.moustacheDroop, 0.02, 0.028),
      ]),
    NamedBeard(
      "fu manchu", 0.15,
      [
        (.moustache, 1.0, 1.0), (.length, 0.05, 0.07), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.03, 0.034), (.moustacheGap, 0.008, 0.012), (.moustacheSweep, -1.0, -0.9),
        (.clumping, 0.8, 1.0),
      ]),
    NamedBeard(
      "long fu manchu", 0.1,
      [
        (.moustache, 1.0, 1.0), (.length, 0.08, 0.12), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.03, 0.034), (.moustacheGap, 0.012, 0.016), (.moustacheSweep, -1.0, -0.9),
        (.clumping, 0.8, 1.0),
      ]),
    NamedBeard(
      "mandarin", 0.1,
      [
        (.moustache, 1.0, 1.0), (.length, 0.03, 0.05), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.032, 0.036), (.moustacheGap, 0.006, 0.01), (.moustacheSweep, -0.9, -0.7),
        (.moustacheHeight, 0.4, 0.7),
      ]),
    NamedBeard(
      "handlebar", 0.7,
      [
        (.moustache, 1.0, 1.0), (.length, 0.022, 0.032), (.moustacheLength, 1.0, 1.0),
        (.moustacheSweep, 0.7, 1.0), (.clumping, 0.8, 1.0), (.moustacheGap, 0.001, 0.003),
      ]),
    NamedBeard(
      "petit handlebar", 0.4,
      [
        (.moustache, 1.0, 1.0), (.length, 0.014, 0.02), (.moustacheLength, 1.0, 1.0),
        (.moustacheSweep, 0.7, 1.0), (.clumping, 0.8, 1.0), (.moustacheHeight, 0.5, 0.8),
      ]),
    NamedBeard(
      "dali", 0.1,
      [
        (.moustache, 1.0, 1.0), (.length, 0.036, 0.05), (.moustacheLength, 1.0, 1.0),
        (.moustacheSweep, 0.95, 1.0), (.moustacheHeight, 0.35, 0.5), (.clumping, 0.95, 1.0),
      ]),
    NamedBeard(
      "english", 0.3,
      [
        (.moustache, 1.0, 1.0), (.length, 0.02, 0.03), (.moustacheLength, 1.0, 1.0),
        (.moustacheSweep, 0.15, 0.35), (.moustacheGap, 0.002, 0.004), (.moustacheHeight, 0.4, 0.7),
        (.clumping, 0.8, 1.0),
      ]),
    NamedBeard(
      "imperial", 0.2, young: 0.3, old: 2.0,
      [
        (.moustache, 1.0, 1.0), (.length, 0.024, 0.036), (.moustacheLength, 1.0, 1.0),
        (.moustacheSweep, 0.8, 1.0), (.moustacheWidth, 0.038, 0.044), (.moustacheDroop, 0.008, 0.016),
        (.clumping, 0.8, 1.0),
      ]),
    NamedBeard(
      "hungarian", 0.2, young: 0.3, old: 2.0,
      [
        (.moustache, 1.0, 1.0), (.length, 0.024, 0.034), (.moustacheLength, 1.0, 1.0),
        (.moustacheSweep, 0.1, 0.4), (.moustacheWidth, 0.036, 0.042), (.clumping, 0.5, 0.8),
      ]),
    NamedBeard(
      "connoisseur", 0.2,
      [
        (.moustache, 1.0, 1.0), (.length, 0.012, 0.018), (.moustacheLength, 1.0, 1.0),
        (.moustacheSweep, 0.3, 0.6), (.moustacheHeight, 0.4, 0.7),
      ]),
    NamedBeard(
      "whisker tips", 0.3,
      [
        (.moustache, 1.0, 1.0), (.length, 0.01, 0.016), (.moustacheLength, 1.0, 1.0),
        (.moustacheSweep, 0.2, 0.5), (.moustacheHeight, 0.5, 0.8), (.moustacheGap, 0.002, 0.004),
      ]),
    NamedBeard(
      "wide split", 0.5,
      [
        (.moustache, 1.0, 1.0), (.length, 0.006, 0.012), (.moustacheLength, 1.0, 1.0),
        (.moustacheGap, 0.004, 0.007),
      ]),
    NamedBeard(
      "corner", 0.2,
      [
        (.moustache, 1.0, 1.0), (.length, 0.004, 0.008), (.moustacheLength, 1.0, 1.0),
        (.moustacheGap, 0.012, 0.017), (.moustacheWidth, 0.032, 0.036),
      ]),
    NamedBeard(
      "military", 0.8, young: 0.5, old: 1.5,
      [
        (.moustache, 1.0, 1.0), (.length, 0.004, 0.007), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.026, 0.03), (.moustacheHeight, 0.6, 0.8), (.crispness, 0.8, 1.0),
      ]),
    NamedBeard(
      "copstache", 1.0,
      [
        (.moustache, 1.0, 1.0), (.length, 0.008, 0.012), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.03, 0.034), (.crispness, 0.6, 0.9),
      ]),
    NamedBeard(
      "wispy", 0.8, young: 3.0, old: 0.2,
      [
        (.moustache, 0.35, 0.6), (.length, 0.006, 0.012), (.moustacheLength, 1.0, 1.0),
        (.patchiness, 0.5, 0.8),
      ]),
    NamedBeard(
      "adolescent", 0.6, young: 6.0, old: 0.0,
      [
        (.moustache, 0.45, 0.7), (.length, 0.003, 0.006), (.moustacheLength, 1.0, 1.0),
        (.diameter, 0.00005, 0.00007),
      ]),
    NamedBeard(
      "crumb catcher", 0.3, young: 0.3, old: 2.0,
      [
        (.moustache, 1.0, 1.0), (.length, 0.018, 0.024), (.moustacheLength, 1.0, 1.0),
        (.moustacheWidth, 0.032, 0.037), (.moustacheSweep, -1.0, -0.8),
      ]),
    NamedBeard(
      "freestyle", 0.4,
      [
        (.moustache, 1.0, 1.0), (.length, 0.016, 0.026), (.moustacheLength, 1.0, 1.0),
        (.moustacheSweep, -0.1, 0.3), (.clumping, 0.2, 0.4),
      ]),
  ]
}
