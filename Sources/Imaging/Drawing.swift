/// An 8-bit sRGB color for drawing on pictures.
public typealias DrawingColor = SIMD3<UInt8>

/// Simple drawing on 8-bit RGB images, for contact sheets and overlays. Coordinates are pixels, x right and
/// y down, pixel centres at +0.5; what lies outside the image is left out. Precondition: three channels.
extension Image where Sample == UInt8 {
  /// Sets a pixel if it is inside, mixing the old color with `color` by `opacity` in 0…1.
  public mutating func set(x: Int, y: Int, to color: DrawingColor, opacity: Float = 1) {
    precondition(channels == 3, "drawing needs RGB")
    guard x >= 0, x < width, y >= 0, y < height else { return }
    for c in 0..<3 {
      let mixed = Float(self[x, y, c]) * (1 - opacity) + Float(color[c]) * opacity
      self[x, y, c] = UInt8(mixed.rounded())
    }
  }

  /// Fills the pixels of a rectangle.
  public mutating func fill(x: Int, y: Int, width: Int, height: Int, with color: DrawingColor) {
    for row in max(y, 0)..<max(min(y + height, self.height), max(y, 0)) {
      for column in max(x, 0)..<max(min(x + width, self.width), max(x, 0)) {
        set(x: column, y: row, to: color)
      }
    }
  }

  /// Fills a disc: all pixels whose centre is within `radius` of the centre, and the one that holds it.
  public mutating func dot(x: Float, y: Float, radius: Float, color: DrawingColor) {
    guard let center = pixel(x, y) else { return }
    let reach = Int(radius.rounded(.up))
    for row in center.y - reach...center.y + reach {
      for column in center.x - reach...center.x + reach {
        let (dx, dy) = (Float(column) + 0.5 - x, Float(row) + 0.5 - y)
        let isCenter = column == center.x && row == center.y
        if isCenter || dx * dx + dy * dy <= radius * radius { set(x: column, y: row, to: color) }
      }
    }
  }

  /// Draws a line one pixel wide, stepping along its longer direction.
  public mutating func line(
    fromX: Float, fromY: Float, toX: Float, toY: Float, color: DrawingColor
  ) {
    guard pixel(fromX, fromY) != nil, pixel(toX, toY) != nil else { return }
    let steps = max(Int(max(abs(toX - fromX), abs(toY - fromY)).rounded(.up)), 1)
    for step in 0...steps {
      let t = Float(step) / Float(steps)
      guard let p = pixel(fromX + (toX - fromX) * t, fromY + (toY - fromY) * t) else { continue }
      set(x: p.x, y: p.y, to: color)
    }
  }

  /// Draws the outline of the box whose edges are given.
  public mutating func outline(
    minX: Float, minY: Float, maxX: Float, maxY: Float, color: DrawingColor
  ) {
    line(fromX: minX, fromY: minY, toX: maxX, toY: minY, color: color)
    line(fromX: maxX, fromY: minY, toX: maxX, toY: maxY, color: color)
    line(fromX: maxX, fromY: maxY, toX: minX, toY: maxY, color: color)
    line(fromX: minX, fromY: maxY, toX: minX, toY: minY, color: color)
  }

  /// Writes `text` in the 5 × 7 font, its top left corner at `x`, `y`. A character takes 6 columns.
  public mutating func draw(text: String, x: Int, y: Int, color: DrawingColor) {
    for (place, character) in text.enumerated() {
      for (row, bits) in BitmapFont.rows(of: character).enumerated() {
        for column in 0..<BitmapFont.width where bits >> (BitmapFont.width - 1 - column) & 1 == 1 {
          set(x: x + place * BitmapFont.advance + column, y: y + row, to: color)
        }
      }
    }
  }

  /// Copies `image` with its top left corner at `x`, `y`.
  public mutating func paste(_ image: Image<UInt8>, x: Int, y: Int) {
    precondition(image.channels == channels, "channels differ")
    for row in max(-y, 0)..<max(min(image.height, height - y), max(-y, 0)) {
      for column in max(-x, 0)..<max(min(image.width, width - x), max(-x, 0)) {
        for c in 0..<channels { self[x + column, y + row, c] = image[column, row, c] }
      }
    }
  }

  /// The image made smaller so that its longer side has at most `side` pixels: each new pixel is the mean of a
  /// block of whole pixels. Unchanged if it is small enough.
  public func reduced(toSide side: Int) -> Image<UInt8> {
    precondition(side > 0, "a side is positive")
    let factor = (max(width, height) + side - 1) / side
    guard factor > 1 else { return self }
    var small = Image(
      width: max(width / factor, 1), height: max(height / factor, 1), channels: channels, filledWith: 0)
    for y in 0..<small.height {
      for x in 0..<small.width {
        for c in 0..<channels {
          var (sum, count) = (0, 0)
          for row in y * factor..<min((y + 1) * factor, height) {
            for column in x * factor..<min((x + 1) * factor, width) {
              sum += Int(self[column, row, c])
              count += 1
            }
          }
          small[x, y, c] = UInt8((sum + count / 2) / count)
        }
      }
    }
    return small
  }

  /// The pixel that holds a point; nil if the point is not finite or absurdly far away.
  private func pixel(_ x: Float, _ y: Float) -> (x: Int, y: Int)? {
    guard abs(x) < 1e6, abs(y) < 1e6 else { return nil }
    return (Int(x.rounded(.down)), Int(y.rounded(.down)))
  }
}
