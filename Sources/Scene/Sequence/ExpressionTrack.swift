internal import Geometry

/// How expressions come, stay and go, and what the mouth says between them.
struct ExpressionTrack: Sendable {
  /// Seconds. Onsets take about half a second whatever the smile (Schmidt, Cohn and Tian 2003), offsets are slower; felt
  /// expressions last between half a second and four seconds (Ekman and Friesen 1982).
  static let onset: ClosedRange<Float> = 0.3...0.7
  static let apex: ClosedRange<Float> = 0.5...2.5
  static let offset: ClosedRange<Float> = 0.5...1.2
  /// From the end of one to the beginning of the next; below 0 they run into each other.
  private static let rest: ClosedRange<Float> = -0.3...2
  /// Muscles do not all begin at once.
  private static let delay: ClosedRange<Float> = 0...0.08
  /// Speech has four to five syllables a second, so a mouth shape lasts about a tenth of a second.
  private static let shapeDuration: ClosedRange<Float> = 0.07...0.17

  /// What the events are made of, from their onset to the end of their offset.
  private var labels: [(span: ClosedRange<Float>, madeOf: String)] = []
  /// A unit's weight over time, in the order of ``FaceUnit/allCases``.
  private var weights = [SmoothSteps](repeating: SmoothSteps(), count: FaceUnit.allCases.count)

  /// - Parameters:
  ///   - first: The expression of the first event; later ones are drawn like it.
  ///   - speaks: Whether the mouth speaks meanwhile.
  init(
    _ random: CounterRandom, first: ExpressionParameters, person: PersonParameters, speaks: Bool, end: Float,
    from prior: ExpressionDistribution = Distributions.standard.expressions
  ) {
    var stream = random.child("events")
    var (number, start) = (0, stream.next(in: -0.5...0.5))
    while start < end {
      let own = random.child("event").child(number)
      let expression = number == 0 ? first : ExpressionParameters.draw(own, person: person, from: prior)
      let (onset, apex, offset) = (
        stream.next(in: Self.onset), stream.next(in: Self.apex), stream.next(in: Self.offset)
      )
      for unit in FaceUnit.allCases where speaks ? unit.isOfUpperFace : true {
        var late = own.child(unit.rawValue)
        let begin = start + late.next(in: Self.delay)
        weights[unit.index].add(start: begin, duration: onset, change: expression[unit])
        weights[unit.index].add(start: begin + onset + apex, duration: offset, change: -expression[unit])
      }
      labels.append((start...start + onset + apex + offset, expression.madeOf))
      start += onset + apex + offset + stream.next(in: Self.rest)
      number += 1
    }
    if speaks { speak(random.child("speech"), end: end) }
  }

  /// Adds phrases of mouth shapes with pauses between them.
  private mutating func speak(_ random: CounterRandom, end: Float) {
    var stream = random
    let shapes = NamedExpression.all.filter { $0.group == .speech }
    var current = ExpressionParameters.neutral
    var time = stream.next(in: -0.5...0.5)
    func move(to next: ExpressionParameters, in duration: Float, _ weights: inout [SmoothSteps]) {
      // Shapes run into each other: a lip is on its way to the next sound before this one ends.
      for unit in FaceUnit.allCases {
        weights[unit.index].add(start: time, duration: 1.3 * duration, change: next[unit] - current[unit])
      }
      current = next
      time += duration
    }
    while time < end {
      let effort = stream.next(in: 0.55...0.95)
      for _ in 0..<6 + stream.nextIndex(18) {
        let shape = shapes[stream.nextIndex(weights: shapes.map(\.share))]
        move(
          to: shape.parameters(intensity: effort * stream.next(in: 0.75...1)),
          in: stream.next(in: Self.shapeDuration), &weights)
      }
      move(to: .neutral, in: 0.2, &weights)
      time += stream.next(in: 0.3...1.2)
    }
  }

  /// The face at a time, within what faces can do.
  func expression(at time: Float) -> ExpressionParameters {
    var result = ExpressionParameters.neutral
    result.weights = weights.map { $0.value(at: time) }
    result = result.limited()
    result.madeOf = labels.last { $0.span.contains(time) }?.madeOf ?? ""
    return result
  }
}
