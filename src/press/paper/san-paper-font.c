/* san-paper-font.c - the faces of official documents and their stand-ins
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-paper-font.h"

#define N_CHOICES 4

/* One face has several names, by foundry and by the language of its name table. */
static const struct
{
  const char *choices[N_CHOICES];
  const char *stand_in;
  PangoWeight stand_in_weight;
} faces[SAN_N_PAPER_FONTS] = {
  [SAN_PAPER_TITLE] = {
    { "方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05" },
    "Noto Serif CJK SC, Source Han Serif SC, Serif", PANGO_WEIGHT_BOLD
  },
  [SAN_PAPER_BODY] = {
    { "仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong" },
    "Noto Serif CJK SC, Source Han Serif SC, Serif", PANGO_WEIGHT_NORMAL
  },
  [SAN_PAPER_HEADING] = {
    { "黑体", "SimHei" },
    "Noto Sans CJK SC, Source Han Sans SC, Sans", PANGO_WEIGHT_BOLD
  },
  [SAN_PAPER_SUBHEADING] = {
    { "楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi" },
    "Noto Serif CJK SC, Source Han Serif SC, Serif", PANGO_WEIGHT_NORMAL
  },
};

/* Which of the choices is installed; −1: none. Asked once: listing takes a while. */
static int found[SAN_N_PAPER_FONTS];

static gpointer
look_for_faces (gpointer unused)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree PangoFontFamily **families = NULL;
  int n;

  pango_font_map_list_families (pango_cairo_font_map_get_default (), &families, &n);
  for (int i = 0; i < n; i++)
    g_hash_table_add (names, (gpointer) pango_font_family_get_name (families[i]));

  for (int font = 0; font < SAN_N_PAPER_FONTS; font++)
    {
      found[font] = -1;
      for (int i = 0; i < N_CHOICES && found[font] < 0; i++)
        if (faces[font].choices[i] != NULL &&
            g_hash_table_contains (names, faces[font].choices[i]))
          found[font] = i;
    }

  return NULL;
}

static int
find_face (SanPaperFont font)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, look_for_faces, NULL);

  return found[font];
}

PangoFontDescription *
san_paper_font_new (SanPaperFont font,
                    double       points)
{
  PangoFontDescription *description = pango_font_description_new ();
  int choice;

  g_return_val_if_fail (font < SAN_N_PAPER_FONTS, description);

  choice = find_face (font);
  if (choice >= 0)
    {
      g_autofree char *families = g_strconcat (faces[font].choices[choice], ", ",
                                               faces[font].stand_in, NULL);

      pango_font_description_set_family (description, families);
    }
  else
    {
      pango_font_description_set_family (description, faces[font].stand_in);
      pango_font_description_set_weight (description, faces[font].stand_in_weight);
    }
  pango_font_description_set_absolute_size (description, points * PANGO_SCALE);

  return description;
}

char **
san_paper_font_missing (void)
{
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  for (SanPaperFont font = 0; font < SAN_N_PAPER_FONTS; font++)
    if (find_face (font) < 0)
      g_strv_builder_add (missing, faces[font].choices[0]);

  return g_strv_builder_end (missing);
}
