#include <dlfcn.h>
#include <stddef.h>
#include <string.h>
#include <libxml/xmlversion.h>
/* ICU's headers are not needed here, and Foundation has others of the same names. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>

/* The functions that are used, found when the first HTML is met: linking the library would have
   every start load it, and ICU with it. */
typedef struct {
  __typeof__(&htmlNewParserCtxt) create;
  __typeof__(&htmlCtxtReadMemory) read;
  __typeof__(&htmlFreeParserCtxt) free;
} hanjang_html_library;

static inline int hanjang_html_load(hanjang_html_library *library) {
#ifdef __APPLE__
  void *handle = dlopen("libxml2.2.dylib", RTLD_NOW | RTLD_LOCAL);
#else
  void *handle = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL);
#endif
  if (!handle) return 0;
  library->create = (__typeof__(library->create))dlsym(handle, "htmlNewParserCtxt");
  library->read = (__typeof__(library->read))dlsym(handle, "htmlCtxtReadMemory");
  library->free = (__typeof__(library->free))dlsym(handle, "htmlFreeParserCtxt");
  return library->create && library->read && library->free;
}

/* A parser whose events go to `handler` alone: no tree is built, no file is opened. */
static inline htmlParserCtxtPtr hanjang_html_parser(
    const hanjang_html_library *library, const htmlSAXHandler *handler, void *data) {
  htmlParserCtxtPtr parser = library->create();
  if (!parser || !parser->sax) return parser;
  memcpy(parser->sax, handler, sizeof(htmlSAXHandler));
  parser->sax->initialized = XML_SAX2_MAGIC;
  parser->userData = data;
  return parser;
}

/* Whether all of the text was read, so that what ends now ends only with the text. */
static inline int hanjang_html_is_at_end(htmlParserCtxtPtr parser) {
  return !parser->input || parser->input->cur >= parser->input->end;
}

static inline int hanjang_html_line(htmlParserCtxtPtr parser) {
  return parser->input ? parser->input->line : 1;
}

static inline int hanjang_html_read(
    const hanjang_html_library *library, htmlParserCtxtPtr parser, const char *bytes, int count) {
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOIMPLIED | HTML_PARSE_NODEFDTD |
                HTML_PARSE_IGNORE_ENC;
  return library->read(parser, bytes, count, NULL, "UTF-8", options) != NULL;
}
