/* fuzz-sheet.c - the XML inside a workbook, past the check sums of its zip
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The input is the inside of <worksheet>, <sst> and <styleSheet>, with a line "----"
 * between them.
 */

#include "fuzz/san-fuzz.h"

#include <unistd.h>

#include "fuzz/san-fuzz-xlsx.h"
#include "support/san-test-zip.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) parts = g_strsplit (text, "\n----\n", 3);
  guint n = g_strv_length (parts);
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("sanse-fuzz-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  san_test_workbook_write (path, n > 0 ? parts[0] : "", n > 1 ? parts[1] : NULL,
                           n > 2 ? parts[2] : NULL, NULL);
  san_fuzz_read_workbook (path);
  unlink (path);

  return 0;
}
