internal import Imaging
internal import Scene
internal import Synchronization

/// Makes a few examples in memory, for a contact sheet.
public struct PreviewRun<Prepared: Sendable>: Sendable {
  public let source: ExampleSource<Prepared>
  public let settings: DatasetSettings
  public let overlay: Overlay

  public init(source: ExampleSource<Prepared>, settings: DatasetSettings, overlay: Overlay) {
    self.source = source
    self.settings = settings
    self.overlay = overlay
  }

  /// Makes the examples `first ..< first + count`, a tile each in that order; fewer when cancelled. Parameters
  /// and errors as in ``GenerationPipeline``.
  public func run(
    first: UInt64, count: UInt64, threads: Int, cancellation: Cancellation,
    onProgress: (PipelineProgress) -> Void = { _ in }
  ) throws -> (tiles: [ContactSheet.Tile], progress: PipelineProgress) {
    let tiles = Collected()
    let overlay = overlay
    let pipeline = source.pipeline(settings: settings) { shot in
      var picture = shot.picture()
      overlay.draw(on: &picture, film: shot.film, annotation: try shot.annotation())
      return ContactSheet.Tile(
        picture: picture, caption: EncodedExample.name(of: shot.scene.parameters.index))
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
