internal import ArgumentParser
internal import Dataset
internal import Foundation
internal import Render
internal import Scene

/// Reads option values. Each function either gives the value or says what is wrong and what is allowed; the
/// parser puts the option's name before that.
enum OptionValues {
  /// A whole number within `range`.
  static func integer<T: FixedWidthInteger>(_ text: String, in range: ClosedRange<T>) throws -> T {
    guard let value = T(text), range.contains(value) else {
      let limit =
        range.upperBound == T.max
        ? "of at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
      throw ValidationError("give a whole number \(limit)")
    }
    return value
  }

  /// At most ten million at once, as their numbers are kept in memory; more by way of `--first`.
  static func count(_ text: String) throws -> UInt64 { try integer(text, in: 1...10_000_000) }

  static func first(_ text: String) throws -> UInt64 { try integer(text, in: 0...1_000_000_000_000) }

  static func seed(_ text: String) throws -> UInt64 { try integer(text, in: 0...UInt64.max) }

  static func threads(_ text: String) throws -> Int { try integer(text, in: 1...1024) }

  static func inFlight(_ text: String) throws -> Int { try integer(text, in: 1...16) }

  static func columns(_ text: String) throws -> Int { try integer(text, in: 1...1000) }

  static func sheetCount(_ text: String) throws -> UInt64 { try integer(text, in: 1...1000) }

  static let mostSamples = 65536

  /// A power of two.
  static func samples(_ text: String) throws -> Int {
    guard let value = Int(text), (1...mostSamples).contains(value), value & (value - 1) == 0 else {
      throw ValidationError("give a power of two from 1 to 65536, such as 64 or 256")
    }
    return value
  }

  /// A share of white.
  static func adaptiveError(_ text: String) throws -> Float {
    guard let value = Float(text), AdaptiveSampling.errorRange.contains(value) else {
      throw ValidationError("give a share of white from 0.001 to 0.5, such as 0.01")
    }
    return value
  }

  /// Pixels: one number for a square, or width x height.
  static func resolution(_ text: String) throws -> Resolution {
    let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard let width = sides[0], sides.count <= 2, let height = sides.count == 2 ? sides[1] : width,
      (16...8192).contains(width), (16...8192).contains(height)
    else {
      throw ValidationError(
        "give one number of pixels for a square, or WIDTHxHEIGHT, each from 16 to 8192, such as 512 or 640x480"
      )
    }
    return Resolution(width: width, height: height)
  }

  /// X,Y: a pixel, counted from the top left corner.
  static func pixel(_ text: String) throws -> PixelPosition {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let x = numbers[0], let y = numbers[1], (0..<8192).contains(x),
      (0..<8192).contains(y)
    else {
      throw ValidationError(
        "give the pixel's column and row, counted from 0 at the top left, such as 250,300")
    }
    return PixelPosition(x: x, y: y)
  }

  /// K/N: task K of N, counted from 0.
  static func shard(_ text: String) throws -> Shard {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { UInt64($0) }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1], count <= 1_000_000,
      number < count
    else {
      throw ValidationError("give K/N with K from 0 to N-1, such as 0/4, 1/4, 2/4 and 3/4 for four processes")
    }
    return Shard(number: number, count: count)
  }

  /// Names separated by commas; `all` or `none`.
  static func labels(_ text: String) throws -> [LabelPlane] {
    if text == "all" { return LabelPlane.allCases }
    if text == "none" { return [] }
    return try text.split(separator: ",", omittingEmptySubsequences: false).map { name in
      guard let label = LabelPlane(rawValue: String(name)) else {
        let names = LabelPlane.allCases.map(\.rawValue).joined(separator: ",")
        throw ValidationError("give \(names) or some of them, all, or none")
      }
      return label
    }
  }

  /// Names separated by commas.
  static func cameraModes(_ text: String) throws -> [CameraMode] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { try choice(String($0)) }
  }

  static func repeats(_ text: String) throws -> Int { try integer(text, in: 1...1000) }

  static func headCount(_ text: String) throws -> Int { try integer(text, in: 2...20_000) }

  static func hairs(_ text: String) throws -> Int { try integer(text, in: 0...300_000) }

  static func benchCount(_ text: String) throws -> Int { try integer(text, in: 1...1000) }

  /// Scenes separated by commas, or `all`; each once, in the order of ``BenchScene/allCases``.
  static func benchScenes(_ text: String) throws -> [BenchScene] {
    if text == "all" { return BenchScene.allCases }
    let wanted = try text.split(separator: ",", omittingEmptySubsequences: false).map { name in
      guard let scene = BenchScene(rawValue: String(name)) else {
        throw ValidationError("give \(BenchScene.names) or some of them, or all")
      }
      return scene
    }
    return BenchScene.allCases.filter(wanted.contains)
  }

  /// A file to be written; the ending tells the kind.
  static func pictureFile(_ text: String) throws -> String {
    guard text.lowercased().hasSuffix(".png"), !text.hasSuffix("/.png"), text.count > 4 else {
      throw ValidationError("give the name of a file that ends in .png")
    }
    return text
  }

  /// As above, with `.exr` for linear radiance.
  static func pictureOrRadianceFile(_ text: String) throws -> String {
    guard let dot = text.lastIndex(of: "."), dot != text.startIndex,
      [".png", ".exr"].contains(text[dot...].lowercased())
    else {
      throw ValidationError("give the name of a file that ends in .png, or in .exr for linear radiance")
    }
    return text
  }

  /// A name that is not empty.
  static func name(_ text: String) throws -> String {
    guard !text.isEmpty else { throw ValidationError("it must not be empty") }
    return text
  }

  /// A debug view.
  static func view(_ text: String) throws -> DebugView {
    guard let view = DebugView.allCases.first(where: { "\($0)" == text }) else {
      throw ValidationError("give one of \(viewNames)")
    }
    return view
  }

  /// A named hairstyle; hyphens count as spaces.
  static func hairStyle(_ text: String) throws -> NamedHairStyle {
    let name = text.lowercased().replacing("-", with: " ")
    guard let style = NamedHairStyle.named(name) else {
      let alike = NamedHairStyle.all.map(\.name).filter { style in
        name.split(separator: " ").contains { style.contains($0) }
      }
      let hint = alike.isEmpty ? "" : ", such as \(alike.prefix(4).joined(separator: ", "))"
      throw ValidationError("there is no such style: `facet styles` lists all\(hint)")
    }
    return style
  }

  static func skin(_ text: String) throws -> SkinTransport { try choice(text) }

  static func overlay(_ text: String) throws -> Overlay { try choice(text) }

  static func identities(_ text: String) throws -> UInt64 { try integer(text, in: 1...1_000_000_000) }

  /// Names of people, joined by +.
  static func person(_ text: String) throws -> PersonChoice {
    do {
      return try NamedPerson.choice(text)
    } catch {
      throw ValidationError("\(error)")
    }
  }

  /// NAME=VALUE.
  static func override(_ text: String) throws -> SceneOverride {
    do {
      return try SceneOverride(text)
    } catch {
      throw ValidationError("\(error)")
    }
  }

  /// NAME=FROM..TO: a parameter that runs from one number to another.
  static func sweep(_ text: String) throws -> Sweep {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    let bounds = parts.last?.components(separatedBy: "..").map { Float($0) } ?? []
    guard parts.count == 2, !parts[0].isEmpty, bounds.count == 2, let from = bounds[0], let to = bounds[1],
      from.isFinite, to.isFinite
    else { throw ValidationError("give NAME=FROM..TO, such as person.age=6..80") }
    return Sweep(name: String(parts[0]), from: from, to: to)
  }

  static func format(_ text: String) throws -> DatasetFormat { try choice(text) }

  static func frames(_ text: String) throws -> UInt64 { try integer(text, in: 1...100_000) }

  static func framesPerSecond(_ text: String) throws -> Float {
    guard let value = Float(text), (1...1000).contains(value) else {
      throw ValidationError("give a number from 1 to 1000, such as 30")
    }
    return value
  }

  static func expression(_ text: String) throws -> ExpressionChoice {
    do {
      return try ExpressionChoice(text)
    } catch {
      throw ValidationError("\(error); there are \(NamedExpression.all.map(\.name).joined(separator: ", "))")
    }
  }

  static func closeUp(_ text: String) throws -> CloseUp { try choice(text) }

  static func exportFormat(_ text: String) throws -> ExportFormat { try choice(text) }

  static func surfaces(_ text: String) throws -> SurfaceOverride { try choice(text) }

  /// Radiance; 0 for none.
  static func fireflyClamp(_ text: String) throws -> Float {
    guard let value = Float(text), value.isFinite, value >= 0 else {
      throw ValidationError("give a number of at least 0, such as 10, or 0 for no limit")
    }
    return value
  }

  /// One of the cases, by its name.
  private static func choice<T: RawRepresentable<String> & CaseIterable>(_ text: String) throws -> T {
    guard let value = T(rawValue: text) else {
      throw ValidationError("give one of \(T.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return value
  }

  static let viewNames = DebugView.allCases.map { "\($0)" }.joined(separator: ", ")
}

/// A parameter that runs over a contact sheet.
struct Sweep: Sendable, Equatable {
  var name: String
  var from: Float
  var to: Float

  /// The override of picture `index` of `count`.
  func override(_ index: UInt64, of count: UInt64) -> SceneOverride {
    let t = count > 1 ? Float(index) / Float(count - 1) : 0
    return SceneOverride(name: name, value: "\(from + (to - from) * t)")
  }

  /// What is written below a picture: the parameter's last name and its value, in three digits.
  func caption(_ parameters: SceneParameters) -> String {
    let value = SceneOverride.value(of: name, in: parameters)
    return "\(name.split(separator: ".").last ?? "") \(String(format: "%.3g", value ?? 0))"
  }
}

/// The size of a picture in pixels.
struct PixelPosition: Sendable, Equatable {
  var x: Int
  var y: Int
}

struct Resolution: Sendable, Equatable {
  var width: Int
  var height: Int
}
