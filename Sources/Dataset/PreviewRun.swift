internal import Imaging
public import Scene
internal import Synchronization

/// Makes a few examples in memory, for a contact sheet.
public struct PreviewRun<Prepared: Sendable>: Sendable {
  public let source: ExampleSource<Prepared>
  public let settings: DatasetSettings
  public let overlay: Overlay
  /// What is written below a picture.
  public let caption: @Sendable (SceneParameters) -> String

  public init(
    source: ExampleSource<Prepared>, settings: DatasetSettings, overlay: Overlay,
    caption: @escaping @Sendable (SceneParameters) -> String = { EncodedExample.name(of: $0.example) }
  ) {
    self.source = source
    self.settings = settings
    self.overlay = overlay
    self.caption = caption
  }

  /// Makes the examples `first ..< first + count`, a tile each in that order; fewer when cancelled. Parameters
  /// and errors as in ``GenerationPipeline``.
  public func run(
    first: UInt64, count: UInt64, threads: Int, cancellation: Cancellation,
    onProgress: (PipelineProgress) -> Void = { _ in }
  ) throws -> (tiles: [ContactSheet.Tile], progress: PipelineProgress) {
    let tiles = Collected()
    let (overlay, caption) = (overlay, caption)
    let pipeline = source.pipeline(settings: settings) { shot in
      var picture = shot.picture()
      overlay.draw(on: &picture, film: shot.film, annotation: try shot.annotation())
      return ContactSheet.Tile(picture: picture, caption: caption(shot.scene.parameters))
    } commit: {
      tiles.append($0)
    }
    let progress = try pipeline.run(
      indices: Array(first..<first + count), threads: threads, cancellation: cancellation,
      onProgress: onProgress)
    return (tiles.all, progress)
  }

  private final class Collected: Sendable {
    private let tiles = Mutex<[ContactSheet.Tile]>([])

    func append(_ tile: ContactSheet.Tile) { tiles.withLock { $0.append(tile) } }

    var all: [ContactSheet.Tile] { tiles.withLock { $0 } }
  }
}
