/* san-section-words.c - what the sections of a bulletin are called on the desktop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-section-words.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bulletins/san-bulletin-options.h"
#include "pages/bulletins/san-draft-edit.h"

static const struct
{
  const char *key;
  const char *icon;
  const char *printed;    /* on paper, san-bulletin-compose.c */
  const char *name;
  gboolean    heading;
  gboolean    text;
} sections[] = {
  { "head", "sanse-bulletin-symbolic", NULL, N_("Red head"), FALSE, FALSE },
  { "lead", "format-justify-left-symbolic", NULL, N_("Lead"), FALSE, TRUE },
  { "results", "sanse-ranking-symbolic", "考评结果", N_("Results of the assessment"), TRUE, TRUE },
  { "problems", "sanse-chart-heat-symbolic", "主要问题", N_("Main problems"), TRUE, TRUE },
  { "tickets", "sanse-tickets-symbolic", "三色单办理", N_("Three-colour tickets"), TRUE, TRUE },
  { "commend", "sanse-award-symbolic", "表扬和奖励", N_("Commendation and awards"), TRUE, TRUE },
  { "sanctions", "sanse-talk-symbolic", "检讨和约谈", N_("Self-criticism and interviews"), TRUE, TRUE },
  { "demands", "format-justify-left-symbolic", "下一步要求", N_("What is to be done next"), TRUE, TRUE },
  { "charts", "sanse-chart-bar-symbolic", "有关图表", N_("Charts"), TRUE, TRUE },
  { "year", "sanse-chart-trend-symbolic", "年度成绩", N_("The year so far"), TRUE, TRUE },
  { "text", "format-justify-left-symbolic", NULL, N_("Own text"), TRUE, TRUE },
  { "points", "mail-attachment-symbolic", "考评点位及得分", N_("Annex: points and scores"), FALSE, FALSE },
  { "findings", "mail-attachment-symbolic", "存在问题清单", N_("Annex: list of problems"), FALSE, FALSE },
  { "imprint", "sanse-reports-symbolic", NULL, N_("Imprint"), FALSE, FALSE },
};

static guint
find_key (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (sections[i].key, key))
      return i;

  return 10;   /* text */
}

const char *
san_section_icon (const SanBulletinSection *section)
{
  return sections[find_key (section->key)].icon;
}

const char *
san_section_name (const SanBulletinSection *section)
{
  return _(sections[find_key (section->key)].name);
}

gboolean
san_section_has_heading (const SanBulletinSection *section)
{
  return sections[find_key (section->key)].heading;
}

gboolean
san_section_has_text (const SanBulletinSection *section)
{
  return sections[find_key (section->key)].text;
}

guint
san_section_n_typed (const SanBulletinSection *section)
{
  g_autoptr (GPtrArray) runs =
    section->text != NULL ? san_bound_text_parse (section->text, NULL) : NULL;
  guint n = 0;

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    n += ((SanTextRun *) g_ptr_array_index (runs, i))->kind == SAN_RUN_TYPED;

  return n;
}

/* Titles ---------------------------------------------------------------------------- */

const char *
san_section_printed (const SanBulletinSection *section)
{
  return section->heading != NULL && *section->heading != '\0'
         ? section->heading : sections[find_key (section->key)].printed;
}

/* (nullable): with its number */
static const char *
find_mark (SanPaper   *paper,
           const char *heading)
{
  const GArray *marks = san_paper_get_marks (paper);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const char *title = g_array_index (marks, SanPaperMark, i).title;

      if (title != NULL && g_str_has_suffix (title, heading))
        return title;
    }

  return NULL;
}

/* Whether it has a number among the headings, as far as is known without a paper */
static gboolean
is_numbered (const SanBulletinSection *section)
{
  return section->included && san_section_has_heading (section) &&
         san_section_printed (section) != NULL;
}

char *
san_section_ordinal (const SanBulletinDraft *draft,
                     guint                   index,
                     SanPaper               *paper)
{
  static const char *const digits[] = {
    "", "一", "二", "三", "四", "五", "六", "七", "八", "九"
  };
  const SanBulletinSection *section = san_draft_section (draft, index);
  guint n = 0;

  if (!is_numbered (section))
    return g_strdup ("");
  if (paper != NULL)
    {
      const char *heading = san_section_printed (section);
      const char *title = find_mark (paper, heading);

      return title != NULL ? g_strndup (title, strlen (title) - strlen (heading))
                           : g_strdup ("");
    }

  for (guint i = 0; i <= index; i++)
    n += is_numbered (san_draft_section (draft, i));

  return n < 10 ? g_strdup_printf ("%s、", digits[n])
                : g_strdup_printf ("%s十%s、", n < 20 ? "" : digits[n / 10 % 10], digits[n % 10]);
}

char *
san_section_title (const SanBulletinDraft *draft,
                   guint                   index,
                   SanPaper               *paper)
{
  const SanBulletinSection *section = san_draft_section (draft, index);
  g_autofree char *ordinal = san_section_ordinal (draft, index, paper);

  return g_strconcat (ordinal, section->heading != NULL && *section->heading != '\0'
                      ? section->heading : san_section_name (section), NULL);
}

/* Sources --------------------------------------------------------------------------- */

static guint
count_awarded (const SanBulletinData *data,
               gboolean               sanctions)
{
  g_autoptr (GHashTable) units = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; data->awards != NULL && i < data->awards->len; i++)
    {
      SanBulletinAward *award = g_ptr_array_index (data->awards, i);
      gboolean good = g_str_equal (award->action, "commend") ||
                      g_str_equal (award->action, "money");

      if (good != sanctions)
        g_hash_table_add (units, &award->unit_id);
    }

  return g_hash_table_size (units);
}

/* (transfer full): what the data bring into it; "" for nothing that can be counted */
static char *
describe_data (const SanBulletinDraft   *draft,
               const SanBulletinSection *section,
               const SanBulletinData    *data)
{
  guint n;

  if (g_str_equal (section->key, "results"))
    {
      n = data->ranking != NULL ? data->ranking->groups->len : 0;
      return g_strdup_printf (ngettext ("%u group", "%u groups", n), n);
    }
  if (g_str_equal (section->key, "problems"))
    {
      n = san_bulletin_section_get_categories (section);
      return g_strdup_printf (ngettext ("the %u worst category", "the %u worst categories", n), n);
    }
  if (g_str_equal (section->key, "tickets"))
    return g_strdup (_("issued, closed, relapsed"));
  if (g_str_equal (section->key, "commend") || g_str_equal (section->key, "sanctions"))
    {
      n = count_awarded (data, g_str_equal (section->key, "sanctions"));
      return g_strdup_printf (ngettext ("%u unit", "%u units", n), n);
    }
  if (g_str_equal (section->key, "points"))
    {
      n = data->points != NULL ? data->points->len : 0;
      return g_strdup_printf (ngettext ("%u point", "%u points", n), n);
    }
  if (g_str_equal (section->key, "findings"))
    {
      n = data->problems != NULL ? data->problems->len : 0;
      return g_strdup_printf (ngettext ("%u problem", "%u problems", n), n);
    }

  return g_strdup ("");
}

char *
san_section_source (const SanBulletinDraft *draft,
                    guint                   index,
                    const SanBulletinData  *data)
{
  const SanBulletinSection *section = san_draft_section (draft, index);
  guint typed = san_section_n_typed (section);
  const char *maker = section->text != NULL ? _("written by hand") : _("automatic");
  g_autofree char *said = NULL;

  if (g_str_equal (section->key, "head"))
    return draft->number != 0 ? g_strdup_printf (_("Bulletin No. %u"), draft->number)
                              : g_strdup (_("Number, date, addressees"));
  if (g_str_equal (section->key, "imprint"))
    return g_strdup (_("Copies, printing"));
  if (typed > 0)
    return g_strdup_printf (ngettext ("%u figure typed over", "%u figures typed over", typed),
                            typed);

  said = data != NULL ? describe_data (draft, section, data) : g_strdup ("");
  if (*said == '\0')
    return g_strdup (maker);
  if (!san_section_has_text (section))
    return g_steal_pointer (&said);

  return g_strdup_printf ("%s · %s", said, maker);
}
