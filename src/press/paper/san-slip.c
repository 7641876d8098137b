/* san-slip.c - what a slip says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-slip.h"

/* Every text of a slip, so that none is forgotten. */
#define EACH_TEXT(slip) { \
    &(slip)->key, &(slip)->number, &(slip)->office, &(slip)->issued, &(slip)->issuer, \
    &(slip)->unit, &(slip)->assist, &(slip)->liaison, &(slip)->point, &(slip)->item, \
    &(slip)->problem, &(slip)->requirement, &(slip)->due, &(slip)->receiver, &(slip)->received, &(slip)->report, \
    &(slip)->reporter, &(slip)->reported, &(slip)->extension, &(slip)->verifier, \
    &(slip)->verified, &(slip)->contact, &(slip)->remark, &(slip)->checksum, \
}

static void
photo_free (SanSlipPhoto *photo)
{
  g_bytes_unref (photo->picture);
  g_free (photo->caption);
  g_free (photo);
}

SanSlip *
san_slip_new (void)
{
  SanSlip *slip = g_new0 (SanSlip, 1);
  char **texts[] = EACH_TEXT (slip);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
  slip->photos = g_ptr_array_new_with_free_func ((GDestroyNotify) photo_free);

  return slip;
}

void
san_slip_free (SanSlip *slip)
{
  char **texts[] = EACH_TEXT (slip);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  g_ptr_array_unref (slip->photos);
  g_free (slip);
}

void
san_slip_add_photo (SanSlip    *slip,
                    GBytes     *picture,
                    const char *caption,
                    gboolean    after)
{
  SanSlipPhoto *photo = g_new0 (SanSlipPhoto, 1);

  photo->picture = g_bytes_ref (picture);
  photo->caption = g_strdup (caption);
  photo->after = after;
  g_ptr_array_add (slip->photos, photo);
}

char *
san_slip_checksum (const SanSlip *slip)
{
  g_autofree char *lines = g_strconcat (slip->key, "\n", slip->unit, "\n", slip->problem, "\n",
                                        slip->requirement, "\n", slip->due, "\n", NULL);
  char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, lines, -1);

  digest[8] = '\0';

  return digest;
}
