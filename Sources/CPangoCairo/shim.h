#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <hb-ft.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>

// Cast macros of GObject, which Swift does not import.
static inline PangoFcFontMap *hanjang_fc_font_map(PangoFontMap *map) {
  return PANGO_FC_FONT_MAP(map);
}
