/* The yardstick of `make bench`: the least that a program on cmark-gfm, HarfBuzz, Pango and cairo can
 * do with a document of three faces. The characters of each face make a small font; each block with
 * text is one PangoLayout in these, one below the other; no styles, no lists, no tags.
 *
 *   reference FONT FONT FONT INPUT.md OUTPUT.pdf
 *   reference FONT FONT FONT -j PROCESSES LIST      a line of LIST: INPUT.md, a tab, OUTPUT.pdf
 *
 * FONT is FILE:INDEX, first for text, then for bold text, then for code. */
#include <cairo-pdf.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fcntl.h>
#include <hb-subset.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { REGULAR, BOLD, CODE, FACES };
enum { PAGE_WIDTH = 595, PAGE_HEIGHT = 842, MARGIN = 57 };

static hb_face_t *faces[FACES];

typedef struct {
  cairo_t *context;
  PangoContext *pango;
  PangoFontDescription *fonts[FACES];
  GString *text;
  PangoAttrList *attributes;
  double y;
} Page;

static char *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    perror(path);
    exit(1);
  }
  fseek(file, 0, SEEK_END);
  *size = (size_t)ftell(file);
  rewind(file);
  char *text = malloc(*size + 1);
  *size = fread(text, 1, *size, file);
  text[*size] = 0;
  fclose(file);
  return text;
}

/* Which face a leaf of the tree is set in. */
static int face_of(cmark_node *node) {
  cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_CODE || type == CMARK_NODE_CODE_BLOCK) return CODE;
  for (; node; node = cmark_node_parent(node)) {
    type = cmark_node_get_type(node);
    if (type == CMARK_NODE_STRONG || type == CMARK_NODE_HEADING) return BOLD;
  }
  return REGULAR;
}

/* A font file of these characters alone, in memory; cairo and Pango open it by its path. */
static int small_font(int face, hb_set_t *characters) {
  hb_subset_input_t *input = hb_subset_input_create_or_fail();
  hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
  hb_set_union(hb_subset_input_unicode_set(input), characters);
  hb_face_t *small = hb_subset_or_fail(faces[face], input);
  hb_blob_t *blob = hb_face_reference_blob(small);
  unsigned size = 0;
  const char *bytes = hb_blob_get_data(blob, &size);
  int file = memfd_create("font", MFD_CLOEXEC);
  if (write(file, bytes, size) != (ssize_t)size) exit(1);
  hb_blob_destroy(blob);
  hb_face_destroy(small);
  hb_subset_input_destroy(input);
  return file;
}

static FcConfig *small_fonts(cmark_node *document, int files[FACES]) {
  hb_set_t *sets[FACES];
  for (int face = 0; face < FACES; face++) sets[face] = hb_set_create();
  cmark_iter *iterator = cmark_iter_new(document);
  for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
    cmark_node *node = cmark_iter_get_node(iterator);
    const char *text = event == CMARK_EVENT_ENTER ? cmark_node_get_literal(node) : NULL;
    int face = text ? face_of(node) : 0;
    for (; text && *text; text = g_utf8_next_char(text)) hb_set_add(sets[face], g_utf8_get_char(text));
  }
  cmark_iter_free(iterator);
  FcConfig *config = FcConfigCreate();
  for (int face = 0; face < FACES; face++) {
    hb_set_add(sets[face], ' ');
    files[face] = small_font(face, sets[face]);
    hb_set_destroy(sets[face]);
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", files[face]);
    FcConfigAppFontAddFile(config, (const FcChar8 *)path);
  }
  /* A name of its own tells each face from the others. */
  FcFontSet *set = FcConfigGetFonts(config, FcSetApplication);
  for (int face = 0; face < set->nfont; face++) {
    char name[16];
    snprintf(name, sizeof name, "face %d", face);
    FcPatternDel(set->fonts[face], FC_FAMILY);
    FcPatternAddString(set->fonts[face], FC_FAMILY, (const FcChar8 *)name);
  }
  return config;
}

/* What has been gathered of a block, as lines down the page. */
static void draw(Page *page, int face, double size) {
  if (!page->text->len) return;
  PangoLayout *layout = pango_layout_new(page->pango);
  pango_font_description_set_absolute_size(page->fonts[face], size * PANGO_SCALE);
  pango_layout_set_font_description(layout, page->fonts[face]);
  pango_layout_set_width(layout, (PAGE_WIDTH - 2 * MARGIN) * PANGO_SCALE);
  pango_layout_set_attributes(layout, page->attributes);
  pango_layout_set_text(layout, page->text->str, (int)page->text->len);
  for (int line = 0; line < pango_layout_get_line_count(layout); line++) {
    if (page->y + size * 1.6 > PAGE_HEIGHT - MARGIN) {
      cairo_show_page(page->context);
      page->y = MARGIN;
    }
    cairo_move_to(page->context, MARGIN, page->y + size * 1.2);
    pango_cairo_show_layout_line(page->context, pango_layout_get_line_readonly(layout, line));
    page->y += size * 1.6;
  }
  page->y += size * 0.4;
  g_object_unref(layout);
  g_string_truncate(page->text, 0);
  pango_attr_list_unref(page->attributes);
  page->attributes = pango_attr_list_new();
}

static void add_leaf(Page *page, cmark_node *node) {
  const char *text = cmark_node_get_literal(node);
  guint start = (guint)page->text->len;
  g_string_append(page->text, text);
  int face = face_of(node);
  if (face == REGULAR) return;
  PangoAttribute *attribute = pango_attr_family_new(pango_font_description_get_family(page->fonts[face]));
  attribute->start_index = start;
  attribute->end_index = (guint)page->text->len;
  pango_attr_list_insert(page->attributes, attribute);
}

static void draw_document(Page *page, cmark_node *document) {
  cmark_iter *iterator = cmark_iter_new(document);
  for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
    cmark_node *node = cmark_iter_get_node(iterator);
    cmark_node_type type = cmark_node_get_type(node);
    const char *name = cmark_node_get_type_string(node);
    if (event == CMARK_EVENT_ENTER) {
      if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) add_leaf(page, node);
      if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) g_string_append_c(page->text, ' ');
      if (type == CMARK_NODE_CODE_BLOCK) {
        g_string_append(page->text, cmark_node_get_literal(node));
        draw(page, CODE, 9);
      }
    } else if (type == CMARK_NODE_PARAGRAPH) {
      draw(page, REGULAR, 10);
    } else if (type == CMARK_NODE_HEADING) {
      draw(page, BOLD, 14);
    } else if (!strcmp(name, "table_cell")) {
      g_string_append(page->text, "  ");
    } else if (!strcmp(name, "table_row") || !strcmp(name, "table_header")) {
      draw(page, REGULAR, 10);
    }
  }
  cmark_iter_free(iterator);
}

static void convert(const char *input, const char *output) {
  size_t size = 0;
  char *source = read_file(input, &size);
  cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
  cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("autolink"));
  cmark_parser_feed(parser, source, size);
  cmark_node *document = cmark_parser_finish(parser);
  int files[FACES];
  FcConfig *config = small_fonts(document, files);
  PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
  cairo_surface_t *surface = cairo_pdf_surface_create(output, PAGE_WIDTH, PAGE_HEIGHT);
  Page page = {.context = cairo_create(surface), .pango = pango_font_map_create_context(map), .y = MARGIN};
  page.text = g_string_new(NULL);
  page.attributes = pango_attr_list_new();
  pango_context_set_language(page.pango, pango_language_from_string("ko"));
  for (int face = 0; face < FACES; face++) {
    char name[16];
    snprintf(name, sizeof name, "face %d", face);
    page.fonts[face] = pango_font_description_new();
    pango_font_description_set_family(page.fonts[face], name);
  }
  draw_document(&page, document);
  pango_attr_list_unref(page.attributes);
  g_string_free(page.text, TRUE);
  for (int face = 0; face < FACES; face++) pango_font_description_free(page.fonts[face]);
  cairo_destroy(page.context);
  cairo_surface_finish(surface);
  if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) exit(1);
  cairo_surface_destroy(surface);
  g_object_unref(page.pango);
  g_object_unref(map);
  FcConfigDestroy(config);
  for (int face = 0; face < FACES; face++) close(files[face]);
  cmark_node_free(document);
  cmark_parser_free(parser);
  free(source);
}

/* Every so many lines of the list, from the given one. */
static void convert_list(char *list, int first, int step) {
  int number = 0;
  for (char *line = strtok(list, "\n"); line; line = strtok(NULL, "\n"), number++) {
    char *tab = strchr(line, '\t');
    if (number % step != first || !tab) continue;
    *tab = 0;
    convert(line, tab + 1);
  }
}

int main(int count, char **arguments) {
  if (count < 6) {
    fprintf(stderr, "usage: reference FONT FONT FONT INPUT.md OUTPUT.pdf | -j PROCESSES LIST\n");
    return 64;
  }
  for (int face = 0; face < FACES; face++) {
    char *colon = strrchr(arguments[1 + face], ':');
    if (colon) *colon = 0;
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(arguments[1 + face]);
    if (!blob) return 1;
    faces[face] = hb_face_create(blob, colon ? (unsigned)atoi(colon + 1) : 0);
  }
  /* Pango calls FcInit, which does nothing where a configuration is current. */
  FcConfigSetCurrent(FcConfigCreate());
  cmark_gfm_core_extensions_ensure_registered();
  if (strcmp(arguments[4], "-j")) {
    convert(arguments[4], arguments[5]);
    return 0;
  }
  int processes = atoi(arguments[5]);
  size_t size = 0;
  char *list = count == 7 ? read_file(arguments[6], &size) : NULL;
  if (!list || processes < 1) return 64;
  for (int process = 0; process < processes; process++)
    if (!fork()) {
      convert_list(list, process, processes);
      _exit(0);
    }
  int failed = 0;
  for (int status; wait(&status) > 0;) failed |= status != 0;
  return failed;
}
