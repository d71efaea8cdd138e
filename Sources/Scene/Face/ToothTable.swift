/// Mean sizes of permanent teeth from the middle of the arch backwards, millimetres: width along the arch, length
/// of the crown, depth from lip to tongue.
/// Source of the sizes: Wheeler's Dental Anatomy (Nelson 2014), tables of average crown dimensions, rounded.
enum ToothTable {
  struct Tooth: Sendable {
    var width: Float
    var length: Float
    var depth: Float
    /// Share of the depth that is left at the biting edge: incisors end thin, molars flat.
    var edge: Float
    /// How far the biting edge stays behind that of the middle teeth, millimetres.
    var lift: Float = 0
    /// How much darker and yellower than the middle teeth, in units of L* and b*.
    var shade: Float = 0
    /// How pointed the edge is, 0 straight … 1 a canine.
    var point: Float
  }

  static let upper: [Tooth] = [
    Tooth(width: 8.6, length: 10.4, depth: 6.6, edge: 0.3, point: 0),
    Tooth(width: 6.7, length: 9.2, depth: 6, edge: 0.3, lift: 0.7, shade: 1.5, point: 0.1),
    Tooth(width: 7.6, length: 10, depth: 7.6, edge: 0.35, lift: 0, shade: 4.5, point: 0.8),
    Tooth(width: 7.1, length: 8.6, depth: 8.6, edge: 0.65, lift: 0.5, shade: 2.5, point: 0.5),
    Tooth(width: 6.7, length: 8.2, depth: 8.6, edge: 0.7, lift: 0.7, shade: 3, point: 0.4),
    Tooth(width: 10.2, length: 7.5, depth: 10.4, edge: 0.8, lift: 0.9, shade: 4, point: 0.15),
    Tooth(width: 9.6, length: 7, depth: 10.4, edge: 0.8, lift: 1, shade: 4, point: 0.15),
  ]
  static let lower: [Tooth] = [
    Tooth(width: 5.3, length: 8.8, depth: 5.7, edge: 0.3, point: 0),
    Tooth(width: 5.8, length: 9, depth: 6, edge: 0.3, lift: 0.2, shade: 1, point: 0),
    Tooth(width: 6.9, length: 10, depth: 7.2, edge: 0.35, lift: 0, shade: 4, point: 0.7),
    Tooth(width: 7, length: 8.6, depth: 7.4, edge: 0.6, lift: 0.8, shade: 2.5, point: 0.5),
    Tooth(width: 7.1, length: 8, depth: 8, edge: 0.7, lift: 0.9, shade: 3, point: 0.3),
    Tooth(width: 11, length: 7.4, depth: 9.8, edge: 0.8, lift: 1, shade: 4, point: 0.15),
    Tooth(width: 10.5, length: 7, depth: 9.8, edge: 0.8, lift: 1, shade: 4, point: 0.15),
  ]
}
