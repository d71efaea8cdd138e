#ifndef SCATTERING_COATED_GLSL
#define SCATTERING_COATED_GLSL

#include "bindings.glsl"
#include "math/frame.glsl"

/// Directional albedo of a material's rough coat: the share of light from wo that the coat sends back, from a table
/// that the host integrated (SpecularAlbedo.swift). What is left reaches the base, so no energy is made.
float coatAlbedo(uint table, float cosine, float alpha) {
  const float last = float(ALBEDO_TABLE_SIZE - 1);
  float x = clamp(cosine, 0.0, 1.0) * last;
  float y = clamp(sqrt(alpha), 0.0, 1.0) * last;
  uint column = min(uint(x), uint(ALBEDO_TABLE_SIZE - 2));
  uint row = min(uint(y), uint(ALBEDO_TABLE_SIZE - 2));
  float fx = x - float(column);
  float fy = y - float(row);
  uint i = table + row * ALBEDO_TABLE_SIZE + column;
  return mix(mix(albedoTables[i], albedoTables[i + 1u], fx),
             mix(albedoTables[i + ALBEDO_TABLE_SIZE], albedoTables[i + ALBEDO_TABLE_SIZE + 1u], fx), fy);
}

#endif
