/* fuzz-xlsx.c - the bytes of a workbook file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE     /* memfd_create() */

#include "fuzz/san-fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

#include "fuzz/san-fuzz-xlsx.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  int fd = memfd_create ("fuzz", MFD_CLOEXEC);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, size), ==, (gssize) size);
  san_fuzz_read_workbook (path);
  close (fd);

  return 0;
}
