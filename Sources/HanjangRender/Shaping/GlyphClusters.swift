import CPangoCairo

/// The clusters of a shaped segment in logical order, whatever its direction.
enum GlyphClusters {
  struct Cluster {
    /// From the segment's start.
    var bytes: Range<Int>
    /// In the glyph string.
    var glyphs: Range<Int>
  }

  /// - Parameter length: of the segment, in bytes.
  static func logical(
    _ glyphs: UnsafeMutablePointer<PangoGlyphString>, level: UInt8, length: Int
  ) -> [Cluster] {
    let count = Int(glyphs.pointee.num_glyphs)
    var clusters: [Cluster] = []
    clusters.reserveCapacity(count)
    var index = 0
    while index < count {
      let start = Int(glyphs.pointee.log_clusters[index])
      var next = index + 1
      while next < count, Int(glyphs.pointee.log_clusters[next]) == start { next += 1 }
      clusters.append(Cluster(bytes: start..<start, glyphs: index..<next))
      index = next
    }
    if level % 2 == 1 { clusters.reverse() }
    var end = length
    for index in clusters.indices.reversed() {
      let start = clusters[index].bytes.lowerBound
      clusters[index].bytes = start..<max(start, end)
      end = start
    }
    return clusters
  }
}
