public import Foundation

public enum ShaderLibrary { public static var bundle: Bundle { Bundle.module } }
