#ifndef DEBUG_VIEWS_GLSL
#define DEBUG_VIEWS_GLSL

#include "film/contribute.glsl"
#include "geometry/surface.glsl"

/// Shows `value` instead of light.
void showValue(uint path, vec3 value) { paths[path].radiance = value; }

/// Shows the asked quantity of a camera ray's first hit instead of light; false for the beauty picture.
bool showView(uint path, Surface s, vec3 normal, vec3 albedo, uint steps) {
  if (frame.view == VIEW_BEAUTY) return false;
  vec3 value = vec3(0.0);
  if (frame.view == VIEW_NORMALS) value = normal * 0.5 + 0.5;
  if (frame.view == VIEW_ALBEDO) value = albedo;
  if (frame.view == VIEW_DEPTH) value = vec3(viewDepth(s.position));
  if (frame.view == VIEW_CLASSES) value = idColor(s.semanticClass);
  if (frame.view == VIEW_STRANDS) value = vec3(0.2);
  if (frame.view == VIEW_STEPS) value = vec3(float(steps) / 256.0);
  showValue(path, value);
  return true;
}

#endif
