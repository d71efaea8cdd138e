internal import Imaging
internal import Render
internal import Scene

/// A label plane that is written when asked for, beside segmentation and landmarks.
public enum LabelPlane: String, Sendable, Codable, CaseIterable {
  /// Share of each pixel covered by scalp hair: `_hair.png`, 16-bit grey, 65535 for all.
  case hair
  /// Distance along the view axis in metres: `_depth.exr`, one 32-bit channel Z, +∞ for background.
  case depth
  /// Unit normals in camera space (+x right, +y down, +z into the scene): `_normals.exr`, 16-bit channels
  /// R, G, B for x, y, z, all 0 for background.
  case normals
}

/// How a data set is laid out on disk.
public enum DatasetFormat: String, Sendable, Codable, CaseIterable {
  /// The layout of Microsoft's FaceSynthetics data set, and an annotation: `000000.png`, `000000_seg.png`,
  /// `000000_ldmks.txt`, `000000.json`, then label planes.
  case facesynthetics
}

/// One example as files, in the order in which they are written: the annotation last.
public struct EncodedExample: Sendable, Equatable {
  public struct File: Sendable, Equatable {
    public var name: String
    public var bytes: [UInt8]
  }
  public var index: UInt64
  public var files: [File]

  /// The name of example `index`: six digits, more if needed. It depends on nothing else.
  public static func name(of index: UInt64) -> String {
    let digits = String(index)
    return String(repeating: "0", count: max(6 - digits.count, 0)) + digits
  }

  /// Encodes a picture, its labels and its annotation.
  init(_ shot: ExampleShot, labels: [LabelPlane]) throws {
    let (film, annotation) = (shot.film, try shot.annotation())
    index = annotation.parameters.example
    let name = Self.name(of: index)
    files = [
      File(name: "\(name).png", bytes: try PNG.encode(shot.picture())),
      File(name: "\(name)_seg.png", bytes: try PNG.encode(film.segmentation)),
      File(name: "\(name)_ldmks.txt", bytes: Self.landmarkLines(annotation.landmarks.image)),
    ]
    for label in LabelPlane.allCases where labels.contains(label) {
      switch label {
      case .hair:
        files.append(File(name: "\(name)_hair.png", bytes: try PNG.encode(film.hairPicture)))
      case .depth:
        files.append(File(name: "\(name)_depth.exr", bytes: try EXR.encode(film.depthPlanes)))
      case .normals:
        files.append(File(name: "\(name)_normals.exr", bytes: try EXR.encode(film.normalPlanes)))
      }
    }
    files.append(File(name: "\(name).json", bytes: try ReadableJSON.encode(annotation)))
  }

  /// One line `x y` a landmark, four digits after the point.
  private static func landmarkLines(_ points: [[Float]]) -> [UInt8] {
    Array(points.map { $0.map(fixed).joined(separator: " ") + "\n" }.joined().utf8)
  }

  /// Four digits after the point, whatever the locale.
  static func fixed(_ value: Float) -> String {
    let scaled = Int64((Double(value) * 10_000).rounded())
    let (whole, fraction) = scaled.magnitude.quotientAndRemainder(dividingBy: 10_000)
    let digits = String(fraction)
    return (scaled < 0 ? "-" : "") + "\(whole)." + String(repeating: "0", count: 4 - digits.count) + digits
  }
}

extension Film {
  /// Class ids as 8-bit grey.
  var segmentation: Image<UInt8> {
    Image(width: width, height: height, channels: 1, samples: classes.map(\.rawValue))
  }

  fileprivate var hairPicture: Image<UInt16> {
    Image(
      width: width, height: height, channels: 1,
      samples: hairAlpha.map { UInt16((min(max($0, 0), 1) * 65535).rounded()) })
  }

  fileprivate var depthPlanes: FloatPlanes {
    FloatPlanes(
      width: width, height: height, planes: [.init(name: "Z", samples: depth, precision: .float)])
  }

  fileprivate var normalPlanes: FloatPlanes {
    FloatPlanes(
      width: width, height: height,
      planes: [
        .init(name: "B", samples: normals.map(\.z), precision: .half),
        .init(name: "G", samples: normals.map(\.y), precision: .half),
        .init(name: "R", samples: normals.map(\.x), precision: .half),
      ])
  }
}
