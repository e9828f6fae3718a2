#include "include/CQPDF.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

// The functions of qpdf-c.h that are used, each of which passes its arguments on: type, name,
// parameters, arguments. A mistake in one is an error of the compiler, which knows the header.
#define FUNCTIONS(F)                                                                               \
    F(QPDF_BOOL, qpdf_allow_extract_all, (qpdf_data qpdf), (qpdf))                                 \
    F(void, qpdf_cleanup, (qpdf_data* qpdf), (qpdf))                                               \
    F(unsigned char const*, qpdf_get_buffer, (qpdf_data qpdf), (qpdf))                             \
    F(size_t, qpdf_get_buffer_length, (qpdf_data qpdf), (qpdf))                                    \
    F(qpdf_error, qpdf_get_error, (qpdf_data qpdf), (qpdf))                                        \
    F(enum qpdf_error_code_e, qpdf_get_error_code, (qpdf_data q, qpdf_error e), (q, e))            \
    F(char const*, qpdf_get_error_full_text, (qpdf_data q, qpdf_error e), (q, e))                  \
    F(int, qpdf_get_num_pages, (qpdf_data qpdf), (qpdf))                                           \
    F(qpdf_oh, qpdf_get_page_n, (qpdf_data qpdf, size_t zero_based_index), (qpdf,                  \
    zero_based_index))                                                                             \
    F(qpdf_oh, qpdf_get_root, (qpdf_data qpdf), (qpdf))                                            \
    F(QPDF_BOOL, qpdf_has_error, (qpdf_data qpdf), (qpdf))                                         \
    F(qpdf_data, qpdf_init, (void), ())                                                            \
    F(QPDF_ERROR_CODE, qpdf_init_write_memory, (qpdf_data qpdf), (qpdf))                           \
    F(QPDF_BOOL, qpdf_is_encrypted, (qpdf_data qpdf), (qpdf))                                      \
    F(qpdf_oh, qpdf_make_indirect_object, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh))                \
    F(QPDF_BOOL, qpdf_more_warnings, (qpdf_data qpdf), (qpdf))                                     \
    F(qpdf_error, qpdf_next_warning, (qpdf_data qpdf), (qpdf))                                     \
    F(void, qpdf_oh_append_item, (qpdf_data qpdf, qpdf_oh oh, qpdf_oh item), (qpdf, oh, item))     \
    F(void, qpdf_oh_begin_dict_key_iter, (qpdf_data qpdf, qpdf_oh dict), (qpdf, dict))             \
    F(qpdf_oh, qpdf_oh_copy_foreign_object, (qpdf_data qpdf, qpdf_data other_qpdf, qpdf_oh         \
    foreign_oh), (qpdf, other_qpdf, foreign_oh))                                                   \
    F(QPDF_BOOL, qpdf_oh_dict_more_keys, (qpdf_data qpdf), (qpdf))                                 \
    F(char const*, qpdf_oh_dict_next_key, (qpdf_data qpdf), (qpdf))                                \
    F(qpdf_oh, qpdf_oh_get_array_item, (qpdf_data qpdf, qpdf_oh oh, int n), (qpdf, oh, n))         \
    F(int, qpdf_oh_get_array_n_items, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh))                    \
    F(qpdf_oh, qpdf_oh_get_dict, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh))                         \
    F(qpdf_oh, qpdf_oh_get_key, (qpdf_data qpdf, qpdf_oh oh, char const* key), (qpdf, oh, key))    \
    F(char const*, qpdf_oh_get_name, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh))                     \
    F(char const*, qpdf_oh_get_binary_string_value, (qpdf_data qpdf, qpdf_oh oh, size_t* length),  \
    (qpdf, oh, length))                                                                            \
    F(double, qpdf_oh_get_numeric_value, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh))                 \
    F(int, qpdf_oh_get_object_id, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh))                        \
    F(QPDF_ERROR_CODE, qpdf_oh_get_page_content_data, (qpdf_data qpdf, qpdf_oh page_oh,            \
    unsigned char** bufp, size_t* len), (qpdf, page_oh, bufp, len))                                \
    F(QPDF_ERROR_CODE, qpdf_oh_get_stream_data, (qpdf_data qpdf, qpdf_oh stream_oh, enum           \
    qpdf_stream_decode_level_e decode_level, QPDF_BOOL* filtered, unsigned char** bufp, size_t*    \
    len), (qpdf, stream_oh, decode_level, filtered, bufp, len))                                    \
    F(char const*, qpdf_oh_get_utf8_value, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh))               \
    F(QPDF_BOOL, qpdf_oh_has_key, (qpdf_data qpdf, qpdf_oh oh, char const* key), (qpdf, oh,        \
    key))                                                                                          \
    F(QPDF_BOOL, qpdf_oh_is_array, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh))                       \
    F(QPDF_BOOL, qpdf_oh_is_dictionary, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh))                  \
    F(QPDF_BOOL, qpdf_oh_is_name, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh))                        \
    F(QPDF_BOOL, qpdf_oh_is_name_and_equals, (qpdf_data qpdf, qpdf_oh oh, char const* name),       \
    (qpdf, oh, name))                                                                              \
    F(QPDF_BOOL, qpdf_oh_is_null, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh))                        \
    F(QPDF_BOOL, qpdf_oh_is_number, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh))                      \
    F(QPDF_BOOL, qpdf_oh_is_stream, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh))                      \
    F(QPDF_BOOL, qpdf_oh_is_string, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh))                      \
    F(qpdf_oh, qpdf_oh_new_array, (qpdf_data qpdf), (qpdf))                                        \
    F(qpdf_oh, qpdf_oh_new_dictionary, (qpdf_data qpdf), (qpdf))                                   \
    F(qpdf_oh, qpdf_oh_new_binary_string, (qpdf_data qpdf, char const* str, size_t length),        \
    (qpdf, str, length))                                                                           \
    F(qpdf_oh, qpdf_oh_new_integer, (qpdf_data qpdf, long long value), (qpdf, value))              \
    F(qpdf_oh, qpdf_oh_new_name, (qpdf_data qpdf, char const* name), (qpdf, name))                 \
    F(qpdf_oh, qpdf_oh_new_null, (qpdf_data qpdf), (qpdf))                                         \
    F(qpdf_oh, qpdf_oh_new_real_from_double, (qpdf_data qpdf, double value, int                    \
    decimal_places), (qpdf, value, decimal_places))                                                \
    F(void, qpdf_oh_release, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh))                             \
    F(void, qpdf_oh_remove_key, (qpdf_data qpdf, qpdf_oh oh, char const* key), (qpdf, oh, key))    \
    F(void, qpdf_oh_replace_key, (qpdf_data qpdf, qpdf_oh oh, char const* key, qpdf_oh item),      \
    (qpdf, oh, key, item))                                                                         \
    F(QPDF_ERROR_CODE, qpdf_push_inherited_attributes_to_page, (qpdf_data qpdf), (qpdf))           \
    F(QPDF_ERROR_CODE, qpdf_read_memory, (qpdf_data qpdf, char const* description, char const*     \
    buffer, unsigned long long size, char const* password), (qpdf, description, buffer, size,      \
    password))                                                                                     \
    F(void, qpdf_set_compress_streams, (qpdf_data qpdf, QPDF_BOOL value), (qpdf, value))           \
    F(void, qpdf_set_deterministic_ID, (qpdf_data qpdf, QPDF_BOOL value), (qpdf, value))           \
    F(void, qpdf_set_minimum_pdf_version, (qpdf_data qpdf, char const* version), (qpdf,            \
    version))                                                                                      \
    F(void, qpdf_set_newline_before_endstream, (qpdf_data qpdf, QPDF_BOOL value), (qpdf,           \
    value))                                                                                        \
    F(void, qpdf_set_object_stream_mode, (qpdf_data qpdf, enum qpdf_object_stream_e mode),         \
    (qpdf, mode))                                                                                  \
    F(void, qpdf_set_r6_encryption_parameters2, (qpdf_data qpdf, char const* user_password,        \
    char const* owner_password, QPDF_BOOL allow_accessibility, QPDF_BOOL allow_extract,            \
    QPDF_BOOL allow_assemble, QPDF_BOOL allow_annotate_and_form, QPDF_BOOL allow_form_filling,     \
    QPDF_BOOL allow_modify_other, enum qpdf_r3_print_e print, QPDF_BOOL encrypt_metadata),         \
    (qpdf, user_password, owner_password, allow_accessibility, allow_extract, allow_assemble,      \
    allow_annotate_and_form, allow_form_filling, allow_modify_other, print, encrypt_metadata))     \
    F(void, qpdf_set_suppress_warnings, (qpdf_data qpdf, QPDF_BOOL value), (qpdf, value))          \
    F(QPDF_ERROR_CODE, qpdf_write, (qpdf_data qpdf), (qpdf))

#define DEFINE(type, name, parameters, arguments)                                                  \
  static __typeof__(name) *name##_;                                                                \
  type name parameters { return name##_ arguments; }
FUNCTIONS(DEFINE)

static int is_open;

static void open_library(void) {
#ifdef __APPLE__
  void *library = dlopen("libqpdf.dylib", RTLD_NOW | RTLD_LOCAL);
#else
  // 29 since libqpdf 11, 30 since 12.
  void *library =
      dlopen(QPDF_MAJOR_VERSION >= 12 ? "libqpdf.so.30" : "libqpdf.so.29", RTLD_LAZY | RTLD_LOCAL);
#endif
  if (!library) return;
  is_open = 1;
#define FIND(type, name, parameters, arguments)                                                    \
  if (!(name##_ = (__typeof__(name) *)dlsym(library, #name))) is_open = 0;
  FUNCTIONS(FIND)
}

int hanjang_qpdf_open(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_library);
  return is_open;
}

// Linux counts what a process has of its own, and allocations beyond the limit fail; libqpdf reports
// that as an error.
unsigned long long hanjang_bound_memory(unsigned long long more) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_DATA, &limit) != 0) return 0;
  unsigned long long before = limit.rlim_cur;
#ifdef __linux__
  unsigned long long pages = 0;
  FILE *file = fopen("/proc/self/statm", "re");
  if (!file) return before;
  int found = fscanf(file, "%*u %*u %*u %*u %*u %llu", &pages);
  fclose(file);
  rlim_t bound = (rlim_t)(pages * (unsigned long long)sysconf(_SC_PAGESIZE) + more);
  if (found == 1 && bound < limit.rlim_cur) {
    limit.rlim_cur = bound;
    setrlimit(RLIMIT_DATA, &limit);
  }
#else
  (void)more;
#endif
  return before;
}

void hanjang_restore_memory(unsigned long long before) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_DATA, &limit) != 0) return;
  limit.rlim_cur = (rlim_t)before;
  setrlimit(RLIMIT_DATA, &limit);
}
