public import Imaging
public import Render
public import Scene

/// Labels drawn over a picture.
public enum Overlay: String, Sendable, CaseIterable {
  case none
  /// Points of the 70 landmarks: green where visible, red where covered; and the boxes of face and head.
  case landmarks
  /// Colors of the classes, mixed half and half with the picture.
  case segmentation

  /// Draws the labels of a film on its picture. The picture must have the film's size.
  public func draw(on picture: inout Image<UInt8>, film: Film, annotation: Annotation) {
    switch self {
    case .none: break
    case .landmarks:
      if let box = annotation.headBox { Self.draw(box, on: &picture, color: DrawingColor(90, 160, 255)) }
      if let box = annotation.faceBox { Self.draw(box, on: &picture, color: DrawingColor(255, 220, 0)) }
      let radius = Float(picture.width + picture.height) / 600
      for (point, isVisible) in zip(annotation.landmarks.image, annotation.landmarks.visible) {
        picture.dot(
          x: point[0], y: point[1], radius: radius,
          color: isVisible ? DrawingColor(0, 255, 80) : DrawingColor(255, 40, 40))
      }
    case .segmentation:
      for y in 0..<film.height {
        for x in 0..<film.width {
          let color = film.classes[y * film.width + x].drawingColor
          picture.set(x: x, y: y, to: color, opacity: 0.5)
        }
      }
    }
  }

  private static func draw(_ box: [Float], on picture: inout Image<UInt8>, color: DrawingColor) {
    // The right and lower edges lie between pixels; the last pixel inside shows them.
    picture.outline(minX: box[0], minY: box[1], maxX: box[2] - 1, maxY: box[3] - 1, color: color)
  }
}

extension SemanticClass {
  /// A color for pictures of labels: neighbours on a face are far apart.
  public var drawingColor: DrawingColor {
    switch self {
    case .background: DrawingColor(0, 0, 0)
    case .skin: DrawingColor(240, 180, 150)
    case .nose: DrawingColor(230, 90, 60)
    case .rightEye: DrawingColor(40, 120, 255)
    case .leftEye: DrawingColor(0, 220, 255)
    case .rightBrow: DrawingColor(150, 70, 0)
    case .leftBrow: DrawingColor(210, 130, 0)
    case .rightEar: DrawingColor(190, 90, 200)
    case .leftEar: DrawingColor(230, 150, 240)
    case .mouthInterior: DrawingColor(120, 0, 40)
    case .topLip: DrawingColor(255, 60, 120)
    case .bottomLip: DrawingColor(200, 0, 80)
    case .neck: DrawingColor(250, 220, 120)
    case .hair: DrawingColor(90, 200, 60)
    case .beard: DrawingColor(30, 110, 40)
    case .clothing: DrawingColor(80, 80, 200)
    case .glasses: DrawingColor(0, 160, 140)
    case .headwear: DrawingColor(160, 160, 0)
    case .facewear: DrawingColor(120, 200, 200)
    case .ignore: DrawingColor(255, 255, 255)
    }
  }
}
