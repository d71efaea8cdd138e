internal import Geometry

/// A length on the head that anthropometric surveys measure with calipers.
public enum FaceMeasure: String, CaseIterable, Sendable {
  /// Greatest breadth and length of the skull (eu-eu, g-op); height of the crown over the pupils.
  case headBreadth, headLength, crownHeight
  /// Breadth over the cheek bones and over the angles of the jaw (zy-zy, go-go).
  case bizygomaticBreadth, bigonialBreadth
  /// From the deepest point of the nasal root to the chin and to the foot of the nose (se-gn, se-sn).
  case faceHeight, noseHeight
  /// Breadth of the wings, length of the tip over the lip (sn-prn), breadth of the root at the inner corners of the eyes.
  case noseBreadth, noseProtrusion, nasalRootBreadth
  /// Between the centers of the eyeballs, which is the distance of the pupils looking far away.
  case pupilDistance
  /// Between the inner corners of the eyes; opening of the lids along and across, and how much higher their outer corners
  /// lie than the inner ones, mean of both eyes.
  case intercanthalBreadth, fissureLength, fissureHeight, fissureSlant
  /// Height of the middle of the brow's upper edge over the centers of the eyeballs; how much higher its peak, two thirds
  /// outwards, and its outer end lie than its inner one. Places on the skin, wherever hairs grow.
  case browHeight, browSlant, browTail
  case mouthBreadth
  /// How much higher the corners of the mouth lie than where the lips meet in the middle.
  case cornerHeight
  /// Height of the red of the lips in the middle (ls-sto, sto-li), and of the whole upper lip (sn-sto).
  case upperVermilion, lowerVermilion, upperLipHeight
  /// How far either lip stands before the line from the foot of the nose to the chin (ls and li to sn-pg).
  case upperLipProtrusion, lowerLipProtrusion
  /// Mean of both ears.
  case earLength
}

/// Measures heads: knows where on the base mesh each caliper goes.
struct FaceRuler: Sendable {
  /// A place as a mean of vertices.
  private struct Place {
    var vertices: [Int]
    var weights: [Float]
  }

  /// Where one leg of the caliper and the other go; lengths of several spans are averaged.
  private struct Span {
    var from: Int
    var to: Int
    /// Counts only how much higher the second lies.
    var vertical = false
    /// Seen from the side, measures how far this place lies before the line, instead of the line's length.
    var point: Int?
  }

  private let places: [Place]
  /// In the order of ``FaceMeasure/allCases``.
  private let spans: [[Span]]

  init(_ tables: FaceModelTables) {
    var places: [Place] = []
    func place(_ place: Place) -> Int {
      places.append(place)
      return places.count - 1
    }
    func vertex(_ id: Int) -> Int { place(Place(vertices: [id], weights: [1])) }
    func mirrored(_ id: Int) -> Int { vertex(Int(tables.mirror[id])) }
    func landmark(_ id: Int) -> Int {
      let point = tables.landmarks[id]
      return place(
        Place(vertices: (0..<3).map { Int(point.vertices[$0]) }, weights: (0..<3).map { point.weights[$0] }))
    }
    func eye(_ side: Side) -> Int {
      let sphere = Array(EyeHelper.vertices(side))
      return place(Place(vertices: sphere, weights: sphere.map { _ in 1 / Float(sphere.count) }))
    }
    func breadth(_ left: Int) -> [Span] { [Span(from: vertex(left), to: mirrored(left))] }
    func both(_ a: Int, _ b: Int) -> [Span] {
      [Span(from: vertex(a), to: vertex(b)), Span(from: mirrored(a), to: mirrored(b))]
    }

    // Midline: sellion, subnasale, pronasale, stomion on either lip, edges of the red, menton, fullest points of the lips,
    // pogonion, glabella, opisthocranion, vertex of the crown.
    let (sellion, subnasale, tip, menton) = (vertex(132), vertex(343), vertex(5054), vertex(732))
    let (upperStomion, lowerStomion) = (vertex(474), vertex(493))
    let (upperEdge, lowerEdge) = (vertex(455), vertex(492))
    let (upperLip, lowerLip, pogonion) = (vertex(467), vertex(495), vertex(5162))
    let (glabella, occiput, crown) = (vertex(227), vertex(962), vertex(881))
    let (rightEye, leftEye) = (eye(.right), eye(.left))
    spans = FaceMeasure.allCases.map { measure in
      switch measure {
      case .headBreadth: breadth(7702)
      case .headLength: [Span(from: glabella, to: occiput)]
      case .crownHeight: [rightEye, leftEye].map { Span(from: $0, to: crown, vertical: true) }
      case .bizygomaticBreadth: breadth(7037)
      case .bigonialBreadth: breadth(7597)
      case .faceHeight: [Span(from: sellion, to: menton)]
      case .noseHeight: [Span(from: sellion, to: subnasale)]
      case .noseBreadth: breadth(11673)
      case .noseProtrusion: [Span(from: subnasale, to: tip)]
      case .nasalRootBreadth: breadth(6899)
      case .pupilDistance: [Span(from: rightEye, to: leftEye)]
      case .intercanthalBreadth: [Span(from: landmark(39), to: landmark(42))]
      case .fissureLength:
        [Span(from: landmark(36), to: landmark(39)), Span(from: landmark(42), to: landmark(45))]
      case .fissureHeight: both(11465, 11479)
      case .fissureSlant:
        [
          Span(from: landmark(39), to: landmark(36), vertical: true),
          Span(from: landmark(42), to: landmark(45), vertical: true),
        ]
      case .browHeight:
        [
          Span(from: rightEye, to: landmark(19), vertical: true),
          Span(from: leftEye, to: landmark(24), vertical: true),
        ]
      case .browSlant:
        [
          Span(from: landmark(21), to: landmark(18), vertical: true),
          Span(from: landmark(22), to: landmark(25), vertical: true),
        ]
      case .browTail:
        [
          Span(from: landmark(21), to: landmark(17), vertical: true),
          Span(from: landmark(22), to: landmark(26), vertical: true),
        ]
      case .mouthBreadth: [Span(from: landmark(48), to: landmark(54))]
      case .cornerHeight:
        [upperStomion, lowerStomion].flatMap { lip in
          [48, 54].map { Span(from: lip, to: landmark($0), vertical: true) }
        }
      case .upperVermilion: [Span(from: upperEdge, to: upperStomion)]
      case .lowerVermilion: [Span(from: lowerStomion, to: lowerEdge)]
      case .upperLipHeight: [Span(from: subnasale, to: upperStomion)]
      case .upperLipProtrusion: [Span(from: subnasale, to: pogonion, point: upperLip)]
      case .lowerLipProtrusion: [Span(from: subnasale, to: pogonion, point: lowerLip)]
      case .earLength: both(7660, 12340)
      }
    }
    self.places = places
  }

  /// The places of the calipers, or, of a field of displacements, how it moves them.
  func places(on positions: [Vector]) -> [Vector] {
    places.map { place in
      zip(place.vertices, place.weights).reduce(Vector.zero) { $0 + positions[$1.0] * $1.1 }
    }
  }

  /// All measures between places, in the order of ``FaceMeasure/allCases``.
  func lengths(between places: [Vector]) -> [Float] {
    spans.map { spans in
      spans.reduce(Float(0)) { $0 + length(of: $1, places) } / Float(spans.count)
    }
  }

  private func length(of span: Span, _ places: [Vector]) -> Float {
    let (a, b) = (places[span.from], places[span.to])
    if let point = span.point { return Self.protrusion(of: places[point], before: a, b) }
    return span.vertical ? b.y - a.y : distance(a, b)
  }

  /// How far `point` lies before the line from `upper` down to `lower`, seen from the side.
  private static func protrusion(of point: Vector, before upper: Vector, _ lower: Vector) -> Float {
    let line = lower - upper
    let crossed = (point.y - upper.y) * line.z - (point.z - upper.z) * line.y
    return crossed / max((line.y * line.y + line.z * line.z).squareRoot(), 1e-6)
  }

  /// All measures of a head.
  func lengths(on positions: [Vector]) -> [Float] { lengths(between: places(on: positions)) }
}
