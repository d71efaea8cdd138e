internal import GPUTypes
internal import Geometry
internal import Scene

extension GPUFrame {
  /// The constants of one image.
  init(_ scene: FlattenedScene, settings: RenderSettings) {
    let camera = scene.camera
    self.init()
    cameraOrigin = vec3(camera.worldFromCamera.origin)
    cameraRight = vec3(camera.worldFromCamera.x)
    cameraDown = vec3(camera.worldFromCamera.y)
    cameraForward = vec3(camera.worldFromCamera.z)
    focalLength = camera.focalLengthPixels(width: settings.width, height: settings.height)
    width = UInt32(settings.width)
    height = UInt32(settings.height)
    seed = settings.seed
    triangleCount = UInt32(scene.triangles.count)
    environmentWidth = UInt32(scene.environment.width)
    environmentHeight = UInt32(scene.environment.height)
    environmentRotation = scene.environment.rotation
    environmentScale = scene.environment.scale
    maximumBounces = UInt32(settings.maximumBounces)
    maximumHairBounces = UInt32(settings.maximumHairBounces)
    view = settings.view.rawValue
    indirectClamp = settings.indirectClamp
  }
}
