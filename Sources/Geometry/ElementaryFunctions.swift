#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

// The elementary functions of the C library under names that do not clash with it, so that modules
// above need not import it.

public func sine(_ x: Float) -> Float { sinf(x) }
public func cosine(_ x: Float) -> Float { cosf(x) }
public func tangent(_ x: Float) -> Float { tanf(x) }
public func arcSine(_ x: Float) -> Float { asinf(clamp(x, -1, 1)) }
public func arcCosine(_ x: Float) -> Float { acosf(clamp(x, -1, 1)) }
public func arcTangent(_ y: Float, _ x: Float) -> Float { atan2f(y, x) }
public func exponential(_ x: Float) -> Float { expf(x) }
public func logarithm(_ x: Float) -> Float { logf(x) }
public func power(_ x: Float, _ y: Float) -> Float { powf(x, y) }
