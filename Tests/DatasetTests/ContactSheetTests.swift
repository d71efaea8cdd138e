import Foundation
import Imaging
import Render
import Scene
import Testing

@testable import Dataset

@Suite struct ContactSheetTests {
  private func tile(_ value: UInt8, width: Int = 30, height: Int = 20) -> ContactSheet.Tile {
    .init(picture: Image(width: width, height: height, channels: 3, filledWith: value), caption: "000001")
  }

  @Test func tilesLieInRows() {
    let sheet = ContactSheet.image(of: [tile(101), tile(102), tile(103)], columns: 2)
    #expect(sheet.width == 2 * 34 + 4 && sheet.height == 2 * 35 + 4)
    #expect(sheet[4, 4, 0] == 101 && sheet[33, 23, 0] == 101)
    #expect(sheet[38, 4, 0] == 102)
    #expect(sheet[4, 39, 0] == 103)
    #expect(sheet[38, 39, 0] == 24, "no tile, background")
    #expect((4..<34).contains { sheet[$0, 30, 0] == 200 }, "a caption below the first tile")
  }

  @Test func columnsMakeSquares() {
    #expect([1, 2, 4, 5, 16, 17].map { ContactSheet.columns(for: $0) } == [1, 2, 2, 3, 4, 5])
    #expect(ContactSheet.image(of: [tile(1)], columns: 50).width == 38)
  }

  @Test func previewsKeepTheOrder() throws {
    let settings = FakeFaces.settings(labels: [])
    func run(_ overlay: Overlay, threads: Int) throws -> [ContactSheet.Tile] {
      try PreviewRun(source: FakeFaces.source(), settings: settings, overlay: overlay)
        .run(first: 4, count: 6, threads: threads, cancellation: Cancellation()).tiles
    }
    let tiles = try run(.none, threads: 3)
    #expect(tiles.map(\.caption) == ["000004", "000005", "000006", "000007", "000008", "000009"])
    #expect(try run(.none, threads: 1).map(\.picture) == tiles.map(\.picture))
    #expect(try run(.segmentation, threads: 1).map(\.picture) != tiles.map(\.picture))
    #expect(try run(.landmarks, threads: 1).map(\.picture) != tiles.map(\.picture))
  }

  /// A label color is mixed half and half; a visible landmark is green in its own pixel.
  @Test func overlaysFollowTheLabels() throws {
    let settings = RenderSettings(width: 24, height: 16, samples: 1, runSeed: 7, index: 12)
    let scene = FakeFaces.scene(index: 12)
    var film = FakeFaces.film(12, settings: settings)
    film.landmarkVisible = .init(repeating: true, count: 70)
    film.classes = .init(repeating: .background, count: 24 * 16)
    film.classes[2 * 24 + 1] = .hair
    let annotation = try Annotation(
      scene: scene, film: film, settings: settings, view: ViewTransform(),
      origin: OriginAnnotation(facet: "1", assets: "a", device: "d", driver: "r"))
    var picture = Image<UInt8>(width: 24, height: 16, channels: 3, filledWith: 100)
    Overlay.segmentation.draw(on: &picture, film: film, annotation: annotation)
    #expect([picture[1, 2, 0], picture[1, 2, 1], picture[1, 2, 2]] == [95, 150, 80])
    #expect(picture[0, 0, 0] == 50)
    Overlay.landmarks.draw(on: &picture, film: film, annotation: annotation)
    let last = annotation.landmarks.image[69]
    let (x, y) = (Int(last[0].rounded(.down)), Int(last[1].rounded(.down)))
    #expect([picture[x, y, 0], picture[x, y, 1], picture[x, y, 2]] == [0, 255, 80])
  }

  @Test func colorsDiffer() {
    let colors = SemanticClass.allCases.map(\.drawingColor)
    #expect(Set(colors.map { [$0.x, $0.y, $0.z] }).count == colors.count)
  }

  @Test func sheetsOfADataSetNameBrokenFiles() throws {
    try withFolder { folder in
      let picture = Image<UInt8>(width: 40, height: 40, channels: 3, filledWith: 77)
      try FileOperations.posix.write(PNG.encode(picture), "\(folder)/000000.png")
      let sheet = try ContactSheet.image(ofDataset: folder, indices: [0], side: 20)
      #expect(sheet.width == 28 && sheet[5, 5, 0] == 77)
      try FileOperations.posix.write([1, 2, 3], "\(folder)/000001.png")
      let error = #expect(throws: DatasetError.self) {
        try ContactSheet.image(ofDataset: folder, indices: [0, 1], side: 20)
      }
      #expect(error?.description.hasSuffix("000001.png is not a readable PNG: it is not a PNG file") == true)
    }
  }
}
