import CPangoCairo

/// The clusters of a shaped item in logical order, whatever its direction.
enum GlyphClusters {
  struct Cluster {
    /// In the hard line.
    var bytes: Range<Int>
    /// In the glyph string.
    var glyphs: Range<Int>
  }

  static func logical(
    _ glyphs: UnsafeMutablePointer<PangoGlyphString>, level: UInt8, offset: Int, end: Int
  ) -> [Cluster] {
    let count = Int(glyphs.pointee.num_glyphs)
    var groups: [(start: Int, glyphs: Range<Int>)] = []
    var index = 0
    while index < count {
      let start = Int(glyphs.pointee.log_clusters[index])
      var next = index + 1
      while next < count, Int(glyphs.pointee.log_clusters[next]) == start { next += 1 }
      groups.append((start, index..<next))
      index = next
    }
    if level % 2 == 1 { groups.reverse() }
    var clusters: [Cluster] = []
    clusters.reserveCapacity(groups.count)
    for (position, group) in groups.enumerated() {
      let next = position + 1 < groups.count ? offset + groups[position + 1].start : end
      clusters.append(Cluster(bytes: (offset + group.start)..<next, glyphs: group.glyphs))
    }
    return clusters
  }
}
