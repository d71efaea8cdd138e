public import Imaging

/// Many pictures in one: a grid, with a caption below each picture.
public enum ContactSheet {
  /// A picture and what is written below it (digits, capitals and some signs; cut off where the picture ends).
  public struct Tile: Sendable {
    public var picture: Image<UInt8>
    public var caption: String

    /// Precondition: the picture is RGB.
    public init(picture: Image<UInt8>, caption: String) {
      precondition(picture.channels == 3, "a tile is RGB")
      self.picture = picture
      self.caption = caption
    }
  }

  /// Pixels between tiles, and for a caption.
  static let gap = 4
  static let captionHeight = BitmapFont.height + 4

  /// Lays tiles out row by row. Cells have the size of the largest picture. Precondition: at least one tile
  /// and one column.
  public static func image(of tiles: [Tile], columns: Int) -> Image<UInt8> {
    precondition(!tiles.isEmpty && columns > 0, "a sheet has tiles")
    let columns = min(columns, tiles.count)
    let rows = (tiles.count + columns - 1) / columns
    let cellWidth = tiles.reduce(0) { max($0, $1.picture.width) } + gap
    let cellHeight = tiles.reduce(0) { max($0, $1.picture.height) } + captionHeight + gap
    var sheet = Image<UInt8>(
      width: columns * cellWidth + gap, height: rows * cellHeight + gap, channels: 3, filledWith: 24)
    for (place, tile) in tiles.enumerated() {
      let x = gap + place % columns * cellWidth
      let y = gap + place / columns * cellHeight
      sheet.paste(tile.picture, x: x, y: y)
      let caption = String(tile.caption.prefix((cellWidth - gap) / BitmapFont.advance))
      sheet.draw(
        text: caption, x: x, y: y + tile.picture.height + 2, color: DrawingColor(200, 200, 200))
    }
    return sheet
  }

  /// A square-looking number of columns for so many tiles.
  public static func columns(for tileCount: Int) -> Int {
    (1...max(tileCount, 1)).first { $0 * $0 >= tileCount } ?? 1
  }

  /// A sheet of pictures of a finished data set, read from its folder, each at most `side` pixels.
  public static func image(ofDataset folder: String, indices: [UInt64], side: Int) throws -> Image<UInt8> {
    let tiles = try indices.map { index in
      let name = EncodedExample.name(of: index)
      let path = "\(folder)/\(name).png"
      do {
        let picture = try PNG.decode8(Files.read(path))
        guard picture.channels == 3 else { throw ImageFileError("is not RGB") }
        return Tile(picture: picture.reduced(toSide: side), caption: name)
      } catch let error as ImageFileError {
        throw DatasetError("\(path) \(error)")
      }
    }
    return image(of: tiles, columns: columns(for: tiles.count))
  }
}
