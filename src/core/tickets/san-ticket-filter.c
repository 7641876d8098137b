/* san-ticket-filter.c - a filter of the list as text, as saved views keep it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  FIELD_BITS,
  FIELD_FLAG,
  FIELD_ID,
  FIELD_DAY,
  FIELD_TEXT,
} FieldKind;

/* key=value lines; what is not said is not asked for. Sets of ids come beside. */
static const struct
{
  const char *key;
  FieldKind   kind;
  gsize       offset;
} fields[] = {
  { "colours", FIELD_BITS, G_STRUCT_OFFSET (SanTicketFilter, colours) },
  { "stages", FIELD_BITS, G_STRUCT_OFFSET (SanTicketFilter, stages) },
  { "flags", FIELD_BITS, G_STRUCT_OFFSET (SanTicketFilter, flags) },
  { "text", FIELD_TEXT, G_STRUCT_OFFSET (SanTicketFilter, text) },
  { "tree", FIELD_FLAG, G_STRUCT_OFFSET (SanTicketFilter, tree) },
  { "category", FIELD_ID, G_STRUCT_OFFSET (SanTicketFilter, category_id) },
  { "item", FIELD_ID, G_STRUCT_OFFSET (SanTicketFilter, item_id) },
  { "point", FIELD_ID, G_STRUCT_OFFSET (SanTicketFilter, point_id) },
  { "bureau", FIELD_ID, G_STRUCT_OFFSET (SanTicketFilter, bureau_id) },
  { "source", FIELD_TEXT, G_STRUCT_OFFSET (SanTicketFilter, source) },
  { "open", FIELD_FLAG, G_STRUCT_OFFSET (SanTicketFilter, open) },
  { "overdue", FIELD_FLAG, G_STRUCT_OFFSET (SanTicketFilter, overdue) },
  { "due-today", FIELD_FLAG, G_STRUCT_OFFSET (SanTicketFilter, due_today) },
  { "due-soon", FIELD_FLAG, G_STRUCT_OFFSET (SanTicketFilter, due_soon) },
  { "unverified", FIELD_FLAG, G_STRUCT_OFFSET (SanTicketFilter, unverified) },
  { "red-proposed", FIELD_FLAG, G_STRUCT_OFFSET (SanTicketFilter, red_proposed) },
  { "recurred", FIELD_FLAG, G_STRUCT_OFFSET (SanTicketFilter, recurred) },
  { "lookback", FIELD_FLAG, G_STRUCT_OFFSET (SanTicketFilter, lookback) },
  { "closed-between", FIELD_FLAG, G_STRUCT_OFFSET (SanTicketFilter, closed_between) },
  { "closed-from", FIELD_DAY, G_STRUCT_OFFSET (SanTicketFilter, closed_from) },
  { "closed-to", FIELD_DAY, G_STRUCT_OFFSET (SanTicketFilter, closed_to) },
};

static void
append_set (GString      *text,
            const char   *key,
            const gint64 *ids,
            guint         n_ids)
{
  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (text, "%s=%" G_GINT64_FORMAT "\n", key, ids[i]);
}

static void
append_field (GString      *text,
              const char   *key,
              FieldKind     kind,
              gconstpointer place)
{
  const char *word = kind == FIELD_TEXT ? *(const char *const *) place : NULL;
  g_autofree char *escaped = word != NULL ? g_strescape (word, "") : NULL;
  gint64 value = 0;

  if (kind == FIELD_BITS)
    value = *(const guint *) place;
  else if (kind == FIELD_FLAG)
    value = *(const gboolean *) place != FALSE;
  else if (kind == FIELD_ID)
    value = *(const gint64 *) place;
  else if (kind == FIELD_DAY)
    value = *(const SanDay *) place;

  if (escaped != NULL && *escaped != '\0')
    g_string_append_printf (text, "%s=%s\n", key, escaped);
  else if (value != 0)
    g_string_append_printf (text, "%s=%" G_GINT64_FORMAT "\n", key, value);
}

char *
san_ticket_filter_format (const SanTicketFilter *filter)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (filter != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    append_field (text, fields[i].key, fields[i].kind,
                  G_STRUCT_MEMBER_P (filter, fields[i].offset));
  append_set (text, "unit", filter->units, filter->n_units);
  append_set (text, "any-category", filter->categories, filter->n_categories);

  return g_string_free (text, FALSE);
}

static gboolean
set_field (SanTicketFilter *filter,
           guint            index,
           const char      *value)
{
  gpointer place = G_STRUCT_MEMBER_P (filter, fields[index].offset);
  gint64 number = 0;

  if (fields[index].kind == FIELD_TEXT)
    {
      *(char **) place = g_strcompress (value);
      return TRUE;
    }

  if (!g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return FALSE;

  switch (fields[index].kind)
    {
    case FIELD_BITS:
      *(guint *) place = (guint) number;
      return TRUE;

    case FIELD_FLAG:
      *(gboolean *) place = number != 0;
      return TRUE;

    case FIELD_DAY:
      *(SanDay *) place = (SanDay) CLAMP (number, SAN_DAY_MIN, SAN_DAY_MAX);
      return TRUE;

    case FIELD_ID:
    case FIELD_TEXT:
    default:
      *(gint64 *) place = number;
      return TRUE;
    }
}

static gboolean
read_line (SanTicketFilter *filter,
           const char      *line,
           GArray          *units,
           GArray          *categories)
{
  const char *equals = strchr (line, '=');
  g_autofree char *key = equals != NULL ? g_strndup (line, (gsize) (equals - line)) : NULL;
  gint64 id;

  if (key == NULL)
    return FALSE;

  if (g_str_equal (key, "unit") || g_str_equal (key, "any-category"))
    {
      if (!g_ascii_string_to_signed (equals + 1, 10, 1, G_MAXINT64, &id, NULL))
        return FALSE;
      g_array_append_val (g_str_equal (key, "unit") ? units : categories, id);
      return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (g_str_equal (fields[i].key, key))
        return set_field (filter, i, equals + 1);
    }

  return FALSE;
}

SanTicketFilter *
san_ticket_filter_parse (const char *text,
                         GError    **error)
{
  g_autoptr (SanTicketFilter) filter = g_new0 (SanTicketFilter, 1);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) categories = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) lines = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      if (**line != '\0' && !read_line (filter, *line, units, categories))
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("“%s” is no filter of the list of tickets"), *line);
          return NULL;
        }
    }

  filter->units = g_array_steal (units, &length);
  filter->n_units = (guint) length;
  filter->categories = g_array_steal (categories, &length);
  filter->n_categories = (guint) length;

  return g_steal_pointer (&filter);
}

void
san_ticket_filter_free (SanTicketFilter *filter)
{
  if (filter == NULL)
    return;

  g_free ((char *) filter->text);
  g_free ((char *) filter->source);
  g_free ((gint64 *) filter->units);
  g_free ((gint64 *) filter->categories);
  g_free (filter);
}
