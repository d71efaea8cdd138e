import Testing

@testable import Imaging

@Suite struct DrawingTests {
  private let white = DrawingColor(255, 255, 255)
  private var canvas: Image<UInt8> { Image(width: 24, height: 10, channels: 3, filledWith: 0) }

  private func lit(_ image: Image<UInt8>) -> [[Int]] {
    (0..<image.height).flatMap { y in
      (0..<image.width).filter { image[$0, y, 0] > 0 }.map { [$0, y] }
    }
  }

  @Test func textIsDrawnWhereAsked() {
    var image = canvas
    image.draw(text: "L1", x: 1, y: 2, color: white)
    let picture = (2..<9).map { y in
      (1..<13).map { image[$0, y, 0] > 0 ? "#" : "." }.joined()
    }
    #expect(
      picture == [
        "#.......#...", "#......##...", "#.......#...", "#.......#...", "#.......#...", "#.......#...",
        "#####..###..",
      ])
  }

  @Test func smallLettersAndUnknownSigns() {
    #expect(BitmapFont.rows(of: "a") == BitmapFont.rows(of: "A"))
    #expect(BitmapFont.rows(of: "ß").count == 7)
    #expect(BitmapFont.rows(of: "→") == [0x1F, 0x11, 0x11, 0x11, 0x11, 0x11, 0x1F])
    #expect(BitmapFont.rows(of: " ") == [0, 0, 0, 0, 0, 0, 0])
  }

  /// A point at the centre of a pixel lies half a pixel right of and below its corner.
  @Test func dotsFollowThePixelConvention() {
    var image = canvas
    image.dot(x: 5.5, y: 3.5, radius: 0.4, color: white)
    #expect(lit(image) == [[5, 3]])
    image = canvas
    image.dot(x: 5.5, y: 3.5, radius: 1, color: white)
    #expect(lit(image) == [[5, 2], [4, 3], [5, 3], [6, 3], [5, 4]])
  }

  @Test func nothingOutsideIsTouched() {
    var image = canvas
    image.dot(x: -4, y: 50, radius: 3, color: white)
    image.dot(x: .nan, y: .infinity, radius: 3, color: white)
    image.line(fromX: -50, fromY: -1, toX: 50, toY: -1, color: white)
    image.draw(text: "X", x: -90, y: 400, color: white)
    image.fill(x: 30, y: 3, width: 5, height: 5, with: white)
    image.fill(x: -30, y: -3, width: 5, height: 1, with: white)
    image.paste(Image(width: 3, height: 3, channels: 3, filledWith: 9), x: 99, y: -99)
    #expect(lit(image).isEmpty)
  }

  @Test func linesAndBoxes() {
    var image = canvas
    image.line(fromX: 1.5, fromY: 1.5, toX: 4.5, toY: 4.5, color: white)
    #expect(lit(image) == [[1, 1], [2, 2], [3, 3], [4, 4]])
    image = canvas
    image.outline(minX: 2, minY: 1, maxX: 4, maxY: 3, color: white)
    #expect(lit(image).count == 8)
  }

  @Test func pasteIsClipped() {
    var image = canvas
    image.paste(Image(width: 3, height: 3, channels: 3, filledWith: 9), x: -1, y: 8)
    #expect(lit(image) == [[0, 8], [1, 8], [0, 9], [1, 9]])
  }

  @Test func reductionAverages() {
    var image = Image<UInt8>(width: 4, height: 2, channels: 1, samples: [0, 100, 10, 10, 200, 100, 10, 10])
    #expect(image.reduced(toSide: 2).samples == [100, 10])
    image = image.reduced(toSide: 4)
    #expect(image.width == 4)
  }
}
