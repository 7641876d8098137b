/* san-field-words.c - what there is to bind a text to, and what it is called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-field-words.h"

#include <glib/gi18n-lib.h>

#include "app/san-award-words.h"
#include "base/san-text.h"

/* How many of the worst categories of a group are offered */
#define CATEGORIES 5

/* The keys of bulletins/san-bulletin-fields.c that are worth a line of their own. */
typedef struct
{
  const char *word;
  const char *rest;      /* behind the name */
  const char *title;
} Field;

static const Field of_all[] = {
  { "period", "", N_("Period") },
  { "month", "", N_("Month") },
  { "days", "", N_("Days of the assessment") },
  { "cut_off", "", N_("Cut-off day") },
  { "city", "", N_("City") },
  { "office", "", N_("Office") },
  { "campaign", "", N_("Campaign") },
  { "groups", "", N_("Number of groups") },
  { "units", "", N_("Number of ranked units") },
  { "points", "", N_("Number of points seen") },
  { "observations", "", N_("Number of observations") },
  { "respondents", "", N_("Number of respondents") },
  { "categories", "", N_("Number of categories") },
  { "problems", "", N_("Number of problems") },
  { "problem_units", "", N_("Number of units with problems") },
  { "relapses", "", N_("Number of problems that came back") },
  { "relapse_points", "", N_("Points where problems came back") },
  { "looked_back", "", N_("Number of look-backs") },
  { "relapsed", "", N_("Number of relapses in look-backs") },
  { "money", "", N_("Money of the awards") },
  { "budget", "", N_("Budget of the awards") },
};

static const Field of_groups[] = {
  { "n", "", N_("number of units") },
  { "mean", "", N_("mean") },
  { "comparison", "", N_("mean beside the last round") },
  { "max", "", N_("highest total") },
  { "min", "", N_("lowest total") },
  { "median", "", N_("median") },
  { "spread", "", N_("spread") },
  { "first", ":1", N_("the first") },
  { "first", ":3", N_("the first three") },
  { "last", ":1", N_("the last") },
  { "last", ":3", N_("the last three") },
  { "up", "", N_("number of units that rose") },
  { "down", "", N_("number of units that fell") },
  { "below", ":90", N_("number of units below 90") },
  { "riser", "", N_("who gained most places") },
  { "faller", "", N_("who lost most places") },
};

/* Of the K-th worst category of a group */
static const Field of_categories[] = {
  { "category", "", N_("name") },
  { "category_mean", "", N_("mean") },
  { "category_n", "", N_("number of units") },
  { "category_below", "", N_("number of units below 90") },
  { "category_worst", ":3", N_("the last three") },
  { "category_faults", ":3", N_("what failed most often") },
};

static const Field of_units[] = {
  { "total", "", N_("total") },
  { "rank", "", N_("place") },
  { "unit_change", "", N_("change") },
};

static const Field of_tickets[] = {
  { "ticket", ":issued", N_("issued") },
  { "ticket", ":closed", N_("closed") },
  { "ticket", ":closure_rate", N_("closure rate") },
  { "ticket", ":on_time_rate", N_("on-time rate") },
  { "ticket", ":relapse_rate", N_("relapse rate") },
  { "ticket", ":open", N_("open") },
  { "ticket", ":overdue", N_("overdue") },
  { "ticket", ":white", N_("open white") },
  { "ticket", ":yellow", N_("open yellow") },
  { "ticket", ":red", N_("open red") },
};

void
san_field_free (SanField *field)
{
  g_free (field->key);
  g_free (field->title);
  g_free (field->value);
  g_free (field->folded);
  g_free (field->pinyin);
  g_free (field->initials);
  g_free (field);
}

/* What the data do not say is not offered. */
static void
add (GPtrArray             *fields,
     const SanBulletinData *data,
     const char            *key,
     const char            *title)
{
  g_autofree char *value = san_bulletin_data_field (data, key);
  SanField *field;

  if (value == NULL || *value == '\0')
    return;

  field = g_new0 (SanField, 1);
  field->key = g_strdup (key);
  field->title = g_strdup (title);
  field->value = g_steal_pointer (&value);
  field->folded = san_text_fold (title);
  field->pinyin = san_text_pinyin (title);
  field->initials = san_text_initials (title);
  g_ptr_array_add (fields, field);
}

/* (nullable) @name: of a group, unit …, which stands behind the word */
static void
add_all (GPtrArray             *fields,
         const SanBulletinData *data,
         const Field           *list,
         guint                  n,
         const char            *name,
         const char            *title)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strconcat (list[i].word, name != NULL ? ":" : "",
                                          name != NULL ? name : "", list[i].rest, NULL);
      g_autofree char *whole = title != NULL
                               ? g_strdup_printf ("%s · %s", title, _(list[i].title))
                               : g_strdup (_(list[i].title));

      add (fields, data, key, whole);
    }
}

static void
add_group (GPtrArray             *fields,
           const SanBulletinData *data,
           const SanRankedGroup  *group)
{
  add_all (fields, data, of_groups, G_N_ELEMENTS (of_groups), group->name, group->name);
  for (guint k = 1; k <= CATEGORIES; k++)
    {
      g_autofree char *name = g_strdup_printf ("%s:%u", group->name, k);
      g_autofree char *title = g_strdup_printf (_("%s · worst category %u"), group->name, k);

      add_all (fields, data, of_categories, G_N_ELEMENTS (of_categories), name, title);
    }
}

static void
add_awards (GPtrArray             *fields,
            const SanBulletinData *data)
{
  static const Field list[] = {
    { "awarded", "", N_("units") },
    { "award_n", "", N_("number of units") },
  };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; data->awards != NULL && i < data->awards->len; i++)
    {
      const SanBulletinAward *award = g_ptr_array_index (data->awards, i);

      if (g_hash_table_add (seen, award->action))
        add_all (fields, data, list, G_N_ELEMENTS (list), award->action,
                 san_award_action_title (award->action));
    }
}

GPtrArray *
san_fields_list (const SanBulletinData *data)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) san_field_free);
  GPtrArray *groups = data != NULL && data->ranking != NULL ? data->ranking->groups : NULL;

  if (data == NULL)
    return fields;

  add_all (fields, data, of_all, G_N_ELEMENTS (of_all), NULL, NULL);
  for (guint g = 0; groups != NULL && g < groups->len; g++)
    add_group (fields, data, g_ptr_array_index (groups, g));
  add_all (fields, data, of_tickets, G_N_ELEMENTS (of_tickets), NULL, _("Tickets"));
  add_awards (fields, data);
  for (guint g = 0; groups != NULL && g < groups->len; g++)
    {
      const SanRankedGroup *group = g_ptr_array_index (groups, g);

      for (guint i = 0; i < group->places->len; i++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, i);
          const char *name = place->score->participant->name;

          add_all (fields, data, of_units, G_N_ELEMENTS (of_units), name, name);
        }
    }

  return fields;
}
