#ifdef __linux__
#include <sys/syscall.h>
#include <unistd.h>
#endif
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <freetype/ftincrem.h>
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

// The key under which a font face keeps what it is drawn from.
static inline const cairo_user_data_key_t *hanjang_font_keeper_key(void) {
  static const cairo_user_data_key_t key;
  return &key;
}

#ifdef __linux__
// A file in memory that is closed on exec; glibc declares memfd_create for GNU sources only.
static inline int hanjang_memory_file(const char *name) {
  return (int)syscall(SYS_memfd_create, name, 1u);
}
#endif
