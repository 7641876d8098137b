/* san-fuzz-main.c - runs a harness over its corpus, and over damaged copies of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   fuzz-csv FOLDER [COPIES]
 *
 * Always the same copies, so that what fails once fails again. The harness must neither
 * crash nor warn; that it refuses most of them is as it should be.
 */

#include "fuzz/san-fuzz.h"

#include <stdlib.h>
#include <string.h>

#define COPIES 200
#define CHANGES 6
#define GROWTH  512

/* Bytes that mean something in one format or the other. */
static const char *const tokens[] = {
  "\"", ",", "\n", "\r", "\t", ";", "\xff\xfe", "\xef\xbb\xbf", "\x81\x30\x81\x30", "<", ">", "</row>",
  "<row>", "<c t=\"s\"><v>", "<f>", "r=\"A1\"", "r=\"XFD1048576\"", "&#0;", "&amp;", "<!DOCTYPE a>",
  "_x000D_", "1e309", "-1", "99999999999999999999", "\xe5\x88\x86", "PK\x01\x02", "<mergeCell ref=\"A1:B9\"/>",
};

static void
damage (GByteArray *bytes,
        GRand      *rand)
{
  guint at = bytes->len > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) bytes->len) : 0;
  guint wanted = (guint) g_rand_int_range (rand, 1, GROWTH);
  guint length = MIN (bytes->len - at, wanted);
  const char *token = tokens[g_rand_int_range (rand, 0, G_N_ELEMENTS (tokens))];
  g_autofree guint8 *piece = NULL;

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      if (bytes->len > 0)
        bytes->data[at] = (guint8) g_rand_int (rand);
      break;

    case 1:
      if (bytes->len > 0)
        bytes->data[at] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
      break;

    case 2:
      if (length > 0)
        g_byte_array_remove_range (bytes, at, length);
      break;

    case 3:
      piece = g_memdup2 (bytes->data + at, length);
      if (length > 0)
        g_byte_array_append (bytes, piece, length);
      break;

    default:
      piece = g_memdup2 (bytes->data + at, bytes->len - at);
      length = bytes->len - at;
      g_byte_array_set_size (bytes, at);
      g_byte_array_append (bytes, (const guint8 *) token, (guint) strlen (token));
      if (length > 0)
        g_byte_array_append (bytes, piece, length);
      break;
    }
}

static void
run_file (const char *path,
          guint       copies)
{
  g_autofree char *contents = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20180601);
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    g_error ("%s cannot be read", path);

  LLVMFuzzerTestOneInput ((const guint8 *) contents, length);
  for (guint i = 0; i < copies; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      int n = g_rand_int_range (rand, 1, CHANGES);

      g_byte_array_append (bytes, (const guint8 *) contents, (guint) length);
      while (n-- > 0)
        damage (bytes, rand);
      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GDir) folder = argc > 1 ? g_dir_open (argv[1], 0, NULL) : NULL;
  guint copies = argc > 2 ? (guint) atoi (argv[2]) : COPIES;
  guint n = 0;
  const char *name;

  if (folder == NULL)
    g_error ("usage: %s FOLDER [COPIES]", argv[0]);

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);

      run_file (path, copies);
      n++;
    }
  if (n == 0)
    g_error ("%s holds no corpus", argv[1]);

  g_print ("%u files and %u damaged copies\n", n, n * copies);

  return EXIT_SUCCESS;
}
