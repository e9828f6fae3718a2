import CPangoCairo

/// Where a variable font is pinned: cairo embeds no font that can still vary.
struct VariableAxes {
  private let places: [hb_variation_t]

  /// Upright and of normal width at the file's weight; other axes stay where the designer set them.
  init(of face: OpaquePointer, at file: FontFile) {
    var count = hb_ot_var_get_axis_count(face)
    var axes = [hb_ot_var_axis_info_t](repeating: hb_ot_var_axis_info_t(), count: Int(count))
    hb_ot_var_get_axis_infos(face, 0, &count, &axes)
    places = axes.map { axis in
      let wanted =
        switch axis.tag {
        case FontTable.tag("wght"): Float(file.weight)
        case FontTable.tag("wdth"): Float(100)
        default: axis.default_value
        }
      return hb_variation_t(
        tag: axis.tag, value: min(max(wanted, axis.min_value), axis.max_value))
    }
  }

  var isEmpty: Bool { places.isEmpty }

  func set(on font: OpaquePointer) {
    guard !isEmpty else { return }
    hb_font_set_variations(font, places, UInt32(places.count))
  }

  /// - Returns: false where HarfBuzz doesn't take a place.
  func pin(_ input: OpaquePointer, of face: OpaquePointer) -> Bool {
    places.allSatisfy { hb_subset_input_pin_axis_location(input, face, $0.tag, $0.value) != 0 }
  }
}
