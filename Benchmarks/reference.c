/* The yardstick of `make bench`: the least that a program on cmark-gfm, Pango and cairo can do with a
 * document. Each block with text is one PangoLayout in the system's fonts, one below the other; no
 * styles, no lists, no tags. */
#include <cairo-pdf.h>
#include <cmark-gfm.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE_WIDTH = 595, PAGE_HEIGHT = 842, MARGIN = 71 };

static char *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  fseek(file, 0, SEEK_END);
  *size = (size_t)ftell(file);
  rewind(file);
  char *text = malloc(*size + 1);
  *size = fread(text, 1, *size, file);
  fclose(file);
  return text;
}

static double draw(cairo_t *context, const char *text, double size, double y) {
  PangoLayout *layout = pango_cairo_create_layout(context);
  PangoFontDescription *font = pango_font_description_from_string("Inter, Noto Sans CJK KR");
  pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
  pango_layout_set_font_description(layout, font);
  pango_layout_set_width(layout, (PAGE_WIDTH - 2 * MARGIN) * PANGO_SCALE);
  pango_layout_set_text(layout, text, -1);
  for (int line = 0; line < pango_layout_get_line_count(layout); line++) {
    if (y + size * 1.7 > PAGE_HEIGHT - MARGIN) {
      cairo_show_page(context);
      y = MARGIN;
    }
    cairo_move_to(context, MARGIN, y + size * 1.3);
    pango_cairo_show_layout_line(context, pango_layout_get_line_readonly(layout, line));
    y += size * 1.7;
  }
  pango_font_description_free(font);
  g_object_unref(layout);
  return y + size * 0.8;
}

int main(int count, char **arguments) {
  size_t size = 0;
  char *source = count == 3 ? read_file(arguments[1], &size) : NULL;
  if (!source) {
    fprintf(stderr, "usage: reference INPUT.md OUTPUT.pdf\n");
    return 64;
  }
  cmark_node *document = cmark_parse_document(source, size, CMARK_OPT_DEFAULT);
  cairo_surface_t *surface = cairo_pdf_surface_create(arguments[2], PAGE_WIDTH, PAGE_HEIGHT);
  cairo_t *context = cairo_create(surface);
  GString *text = g_string_new(NULL);
  double y = MARGIN;
  cmark_iter *iterator = cmark_iter_new(document);
  for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
    cmark_node *node = cmark_iter_get_node(iterator);
    cmark_node_type type = cmark_node_get_type(node);
    const char *literal = cmark_node_get_literal(node);
    if (event == CMARK_EVENT_ENTER && literal && type != CMARK_NODE_HTML_BLOCK)
      g_string_append(text, literal);
    if (type == CMARK_NODE_SOFTBREAK) g_string_append_c(text, ' ');
    int is_end = event == CMARK_EVENT_EXIT || type == CMARK_NODE_CODE_BLOCK;
    int is_block = type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING;
    if (is_end && (is_block || type == CMARK_NODE_CODE_BLOCK) && text->len) {
      y = draw(context, text->str, type == CMARK_NODE_HEADING ? 15 : 10.5, y);
      g_string_truncate(text, 0);
    }
  }
  cmark_iter_free(iterator);
  cairo_destroy(context);
  cairo_surface_finish(surface);
  int status = cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy(surface);
  cmark_node_free(document);
  g_string_free(text, TRUE);
  free(source);
  return status;
}
