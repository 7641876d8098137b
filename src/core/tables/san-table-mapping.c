/* san-table-mapping.c - which column of a table is which field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tables/san-table-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-error.h"
#include "base/san-text.h"
#include "tables/san-synonyms.h"
#include "tables/san-table-headings.h"

#define NONE (-1)

typedef struct
{
  char         *name;
  char         *label;
  char         *folded_name;
  char         *folded_label;
  SanFieldFlags flags;
  int           column;
} Field;

typedef struct
{
  char    *heading;         /* one line, as the file has it */
  char    *folded;
  char    *path;            /* folded, with the heading above it: "above/own" */
  char    *letter;
  int      field;
  gboolean left_out;        /* by "COLUMN=" */
} Column;

typedef struct
{
  char    *column;
  char    *folded;
  int      field;           /* NONE: leave the column out */
  gboolean used;
} Override;

struct _SanTableMapping
{
  char   *kind;
  GArray *fields;           /* Field: the added ones, then those of the kind */
  guint   n_added;
  GArray *overrides;        /* Override */
  GArray *columns;          /* Column */
  guint   header_row;
};

static Field *
get_field (SanTableMapping *mapping,
           int              i)
{
  return &g_array_index (mapping->fields, Field, i);
}

static Column *
get_column (SanTableMapping *mapping,
            guint            i)
{
  return &g_array_index (mapping->columns, Column, i);
}

static void
clear_field (gpointer data)
{
  Field *field = data;

  g_free (field->name);
  g_free (field->label);
  g_free (field->folded_name);
  g_free (field->folded_label);
}

static void
clear_column (gpointer data)
{
  Column *column = data;

  g_free (column->heading);
  g_free (column->folded);
  g_free (column->path);
  g_free (column->letter);
}

static void
clear_override (gpointer data)
{
  Override *override = data;

  g_free (override->column);
  g_free (override->folded);
}

static void
insert_field (SanTableMapping *mapping,
              guint            position,
              const char      *name,
              const char      *label,
              SanFieldFlags    flags)
{
  Field field = {
    .name = g_strdup (name),
    .label = g_strdup (label),
    .folded_name = san_text_fold (name),
    .folded_label = label != NULL ? san_text_fold (label) : NULL,
    .flags = flags,
    .column = NONE,
  };

  g_array_insert_val (mapping->fields, position, field);
}

SanTableMapping *
san_table_mapping_new (const char          *kind,
                       const SanTableField *fields,
                       guint                n_fields)
{
  SanTableMapping *mapping = g_new0 (SanTableMapping, 1);

  mapping->kind = g_strdup (kind);
  mapping->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  g_array_set_clear_func (mapping->fields, clear_field);
  mapping->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (mapping->columns, clear_column);
  mapping->overrides = g_array_new (FALSE, FALSE, sizeof (Override));
  g_array_set_clear_func (mapping->overrides, clear_override);

  for (guint i = 0; i < n_fields; i++)
    insert_field (mapping, i, fields[i].name, fields[i].label, fields[i].flags);

  return mapping;
}

void
san_table_mapping_free (SanTableMapping *mapping)
{
  g_free (mapping->kind);
  g_array_unref (mapping->fields);
  g_array_unref (mapping->columns);
  g_array_unref (mapping->overrides);
  g_free (mapping);
}

void
san_table_mapping_add_field (SanTableMapping *mapping,
                             const char      *name,
                             const char      *label,
                             SanFieldFlags    flags)
{
  g_return_if_fail (mapping->overrides->len == 0);   /* they hold indices */

  insert_field (mapping, mapping->n_added++, name, label, flags);
}

static int
find_field (SanTableMapping *mapping,
            const char      *name)
{
  g_autofree char *folded = san_text_fold (name);

  for (guint i = 0; i < mapping->fields->len; i++)
    if (strcmp (get_field (mapping, i)->folded_name, folded) == 0)
      return (int) i;
  for (guint i = 0; i < mapping->fields->len; i++)
    if (g_strcmp0 (get_field (mapping, i)->folded_label, folded) == 0)
      return (int) i;

  return NONE;
}

/* "unit (单位)" */
static char *
describe_field (Field *field)
{
  if (field->label == NULL || strcmp (field->label, field->name) == 0)
    return g_strdup (field->name);

  return g_strdup_printf ("%s (%s)", field->name, field->label);
}

static char *
list_fields (SanTableMapping *mapping)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < mapping->fields->len; i++)
    if (!(get_field (mapping, i)->flags & SAN_FIELD_UNUSED))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "",
                              get_field (mapping, i)->name);

  return g_string_free (list, FALSE);
}

gboolean
san_table_mapping_override (SanTableMapping *mapping,
                            const char      *assignment,
                            GError         **error)
{
  const char *equals = strrchr (assignment, '=');
  g_autofree char *column = NULL;
  g_autofree char *folded = NULL;
  Override override = { .field = NONE };

  if (equals != NULL)
    column = g_strndup (assignment, (gsize) (equals - assignment));
  if (column != NULL)
    folded = san_text_fold (column);
  if (folded == NULL || *folded == '\0')
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("“%s” assigns no column; write COLUMN=FIELD"), assignment);
      return FALSE;
    }

  if (equals[1] != '\0')
    {
      override.field = find_field (mapping, equals + 1);
      if (override.field == NONE)
        {
          g_autofree char *fields = list_fields (mapping);

          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("“%s” is not a field of this table; the fields are: %s"),
                       equals + 1, fields);
          return FALSE;
        }
    }

  override.column = g_steal_pointer (&column);
  override.folded = g_steal_pointer (&folded);
  g_array_append_val (mapping->overrides, override);

  return TRUE;
}

/* @above: the row before, or NULL */
static void
set_columns (SanTableMapping  *mapping,
             SanTableHeadings *above,
             SanTableHeadings *own)
{
  guint n = own->texts->len;
  const char *title = "";       /* it reaches to the right as far as no other begins */

  if (above != NULL && above->number + 1 != own->number)
    above = NULL;
  if (above != NULL)
    n = MAX (n, above->texts->len);

  g_array_set_size (mapping->columns, 0);
  mapping->header_row = own->number;

  for (guint i = 0; i < n; i++)
    {
      const char *heading = san_table_headings_get (own, i);
      Column column = { .field = NONE, .letter = san_table_column_letter (i) };

      if (*san_table_headings_get (above, i) != '\0')
        title = san_table_headings_get (above, i);
      if (*heading == '\0')
        heading = san_table_headings_get (above, i);
      column.heading = g_strdup (heading);
      column.folded = san_text_fold (heading);
      if (*title != '\0' && *san_table_headings_get (own, i) != '\0')
        {
          g_autofree char *folded_title = san_text_fold (title);

          column.path = g_strdup_printf ("%s/%s", folded_title, column.folded);
        }
      g_array_append_val (mapping->columns, column);
    }
}

static int
fit_text (SanTableMapping *mapping,
          Field           *field,
          const char      *folded)
{
  int synonym;

  if (*folded == '\0')
    return NONE;
  if (strcmp (field->folded_name, folded) == 0)
    return 0;
  if (g_strcmp0 (field->folded_label, folded) == 0)
    return 1;

  synonym = san_synonyms_find (mapping->kind, field->name, folded);

  return synonym != NONE ? 2 + synonym : NONE;
}

/* How well a heading fits a field: 0 is best, NONE not at all. */
static int
fit (SanTableMapping *mapping,
     Field           *field,
     const char      *folded)
{
  int fitness = fit_text (mapping, field, folded);

  if (fitness == NONE)
    {
      g_autofree char *stripped = san_table_strip_heading (folded);

      if (stripped != NULL)
        fitness = fit_text (mapping, field, stripped);
    }

  return fitness;
}

static gboolean
override_fits (const Override *override,
               const Column   *column)
{
  return strcmp (override->folded, column->folded) == 0 ||
         g_strcmp0 (override->folded, column->path) == 0 ||
         (override->folded[0] == '#' &&
          g_ascii_strcasecmp (override->folded + 1, column->letter) == 0);
}

static void
set_twice (SanTableMapping *mapping,
           Field           *field,
           guint            first,
           guint            second,
           GError         **error)
{
  g_autofree char *name = describe_field (field);

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
               _("Columns %s “%s” and %s “%s” are both %s; say which one it is (--map)"),
               get_column (mapping, first)->letter, get_column (mapping, first)->heading,
               get_column (mapping, second)->letter, get_column (mapping, second)->heading,
               name);
}

static void
give (SanTableMapping *mapping,
      guint            column,
      guint            field)
{
  get_column (mapping, column)->field = (int) field;
  if (get_field (mapping, field)->column == NONE)
    get_field (mapping, field)->column = (int) column;
}

static gboolean
apply_overrides (SanTableMapping *mapping,
                 GError         **error)
{
  for (guint o = 0; o < mapping->overrides->len; o++)
    {
      Override *override = &g_array_index (mapping->overrides, Override, o);

      override->used = FALSE;
      for (guint i = 0; i < mapping->columns->len; i++)
        {
          Column *column = get_column (mapping, i);

          if (!override_fits (override, column))
            continue;
          override->used = TRUE;
          if (override->field == NONE)
            {
              column->left_out = TRUE;
              continue;
            }
          if (get_field (mapping, override->field)->column != NONE &&
              !(get_field (mapping, override->field)->flags & SAN_FIELD_UNUSED))
            {
              set_twice (mapping, get_field (mapping, override->field),
                         (guint) get_field (mapping, override->field)->column, i, error);
              return FALSE;
            }
          give (mapping, i, (guint) override->field);
        }
    }

  return TRUE;
}

/* Lets a field choose among the columns that are still free. */
static gboolean
choose_column (SanTableMapping *mapping,
               guint            f,
               GError         **error)
{
  Field *field = get_field (mapping, f);
  int chosen = NONE;
  int best = G_MAXINT;

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      Column *column = get_column (mapping, i);
      int fitness;

      if (column->field != NONE || column->left_out)
        continue;
      fitness = fit (mapping, field, column->folded);
      if (fitness == NONE)
        continue;

      if (field->flags & SAN_FIELD_UNUSED)
        {
          give (mapping, i, f);
          continue;
        }
      if (chosen != NONE && (fitness == best || !(field->flags & SAN_FIELD_BEST)))
        {
          set_twice (mapping, field, (guint) chosen, i, error);
          return FALSE;
        }
      if (fitness < best)
        {
          chosen = (int) i;
          best = fitness;
        }
    }

  if (chosen != NONE)
    give (mapping, (guint) chosen, f);

  return TRUE;
}

static char *
list_headings (SanTableMapping *mapping)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < mapping->columns->len; i++)
    if (*get_column (mapping, i)->heading != '\0')
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "",
                              get_column (mapping, i)->heading);

  return g_string_free (list, FALSE);
}

static gboolean
check_complete (SanTableMapping *mapping,
                GError         **error)
{
  g_autofree char *headings = list_headings (mapping);

  for (guint o = 0; o < mapping->overrides->len; o++)
    {
      Override *override = &g_array_index (mapping->overrides, Override, o);

      if (!override->used)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("Row %u has no column “%s”; its columns are: %s"),
                       mapping->header_row, override->column, headings);
          return FALSE;
        }
    }
  for (guint f = 0; f < mapping->fields->len; f++)
    if (get_field (mapping, f)->flags & SAN_FIELD_REQUIRED &&
        get_field (mapping, f)->column == NONE)
      {
        g_autofree char *name = describe_field (get_field (mapping, f));

        g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                     _("Row %u has no column for %s; its columns are: %s"),
                     mapping->header_row, name, headings);
        return FALSE;
      }

  return TRUE;
}

static gboolean
match_columns (SanTableMapping *mapping,
               GError         **error)
{
  for (guint f = 0; f < mapping->fields->len; f++)
    get_field (mapping, f)->column = NONE;

  if (!apply_overrides (mapping, error))
    return FALSE;
  for (guint f = 0; f < mapping->fields->len; f++)
    if (get_field (mapping, f)->column == NONE && !choose_column (mapping, f, error))
      return FALSE;

  return check_complete (mapping, error);
}

static gboolean
is_required (SanTableMapping *mapping,
             Column          *column)
{
  for (guint o = 0; o < mapping->overrides->len; o++)
    {
      Override *override = &g_array_index (mapping->overrides, Override, o);

      if (override_fits (override, column))
        return override->field != NONE &&
               get_field (mapping, override->field)->flags & SAN_FIELD_REQUIRED;
    }
  for (guint f = 0; f < mapping->fields->len; f++)
    if (get_field (mapping, f)->flags & SAN_FIELD_REQUIRED &&
        fit (mapping, get_field (mapping, f), column->folded) != NONE)
      return TRUE;

  return FALSE;
}

/* The column in which a required field matches, or NONE. */
static int
find_required (SanTableMapping *mapping)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    if (is_required (mapping, get_column (mapping, i)))
      return (int) i;

  return NONE;
}

/* A cell merged downwards makes the rows it reaches part of the header. */
static gboolean
extend_header (SanTableMapping   *mapping,
               SanTableReader    *reader,
               SanTableHeadings **own,
               int                column,
               GError           **error)
{
  SanTableRow row;
  GError *failure = NULL;

  while (san_table_reader_next (reader, &row, &failure))
    {
      SanTableHeadings *next;

      if (row.number != (*own)->number + 1 ||
          !(san_table_row_get_cell (&row, column)->flags & SAN_CELL_MERGED_ABOVE))
        {
          san_table_reader_push_back (reader);
          return TRUE;
        }
      next = san_table_headings_new (&row);
      set_columns (mapping, *own, next);
      san_table_headings_free (*own);
      *own = next;
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  return TRUE;
}

static void
set_no_header (SanTableMapping *mapping,
               guint            header,
               GError         **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (header > 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Row %u has no headings"), header);
      return;
    }

  for (guint f = 0; f < mapping->fields->len; f++)
    if (get_field (mapping, f)->flags & SAN_FIELD_REQUIRED)
      {
        g_autofree char *name = describe_field (get_field (mapping, f));

        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
      }
  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
               _("No row of the table has a column for %s; say which row is the header "
                 "(--header) or which column it is (--map)"), names->str);
}

gboolean
san_table_mapping_read_header (SanTableMapping *mapping,
                               SanTableReader  *reader,
                               guint            header,
                               GError         **error)
{
  g_autoptr (SanTableHeadings) above = NULL;
  g_autoptr (SanTableHeadings) own = NULL;
  SanTableRow row;
  GError *failure = NULL;

  while (san_table_reader_next (reader, &row, &failure))
    {
      int column = NONE;

      g_clear_pointer (&above, san_table_headings_free);
      above = g_steal_pointer (&own);
      own = san_table_headings_new (&row);
      set_columns (mapping, above, own);

      if (header == 0)
        column = find_required (mapping);
      if (column != NONE && !extend_header (mapping, reader, &own, column, error))
        return FALSE;
      if (header == 0 ? column != NONE : row.number == header)
        return match_columns (mapping, error);
      if (header > 0 && row.number > header)
        break;
    }

  if (failure != NULL)
    g_propagate_error (error, failure);
  else
    set_no_header (mapping, header, error);

  return FALSE;
}

int
san_table_mapping_get_column (SanTableMapping *mapping,
                              const char      *field)
{
  for (guint f = 0; f < mapping->fields->len; f++)
    if (strcmp (get_field (mapping, f)->name, field) == 0)
      return get_field (mapping, f)->column;

  return NONE;
}

/* Free columns with a heading, as "A “得分”, C “总分”"; those of @prefer only, if not NULL. */
static guint
collect_free (SanTableMapping *mapping,
              const char      *prefer,
              int             *first,
              GString         *list)
{
  guint n = 0;

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      Column *column = get_column (mapping, i);

      if (column->field != NONE || column->left_out || *column->folded == '\0')
        continue;
      if (prefer != NULL &&
          san_synonyms_find (mapping->kind, prefer, column->folded) == NONE)
        continue;
      if (n++ == 0)
        *first = (int) i;
      g_string_append_printf (list, "%s%s “%s”", list->len > 0 ? ", " : "",
                              column->letter, column->heading);
    }

  return n;
}

gboolean
san_table_mapping_take_only_column (SanTableMapping *mapping,
                                    const char      *field,
                                    const char      *prefer,
                                    GError         **error)
{
  int f = find_field (mapping, field);
  int column = NONE;
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GString) preferred = g_string_new (NULL);
  g_autofree char *name = NULL;
  int first = NONE;
  guint n;

  g_return_val_if_fail (f != NONE && get_field (mapping, f)->column == NONE, FALSE);

  n = collect_free (mapping, NULL, &column, list);
  if (n > 1 && prefer != NULL && collect_free (mapping, prefer, &first, preferred) == 1)
    {
      column = first;
      n = 1;
    }
  if (n == 1)
    {
      give (mapping, (guint) column, (guint) f);
      return TRUE;
    }

  name = describe_field (get_field (mapping, f));
  if (n == 0)
    g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                 _("The table has no column for %s"), name);
  else
    g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                 _("Several columns can be %s: %s; say which one it is (--map)"),
                 name, preferred->len > 0 ? preferred->str : list->str);

  return FALSE;
}

guint
san_table_mapping_get_header_row (SanTableMapping *mapping)
{
  return mapping->header_row;
}

guint
san_table_mapping_get_n_columns (SanTableMapping *mapping)
{
  return mapping->columns->len;
}

const char *
san_table_mapping_get_heading (SanTableMapping *mapping,
                               guint            column)
{
  g_return_val_if_fail (column < mapping->columns->len, NULL);

  return get_column (mapping, column)->heading;
}

const char *
san_table_mapping_get_field (SanTableMapping *mapping,
                             guint            column)
{
  int field;

  g_return_val_if_fail (column < mapping->columns->len, NULL);

  field = get_column (mapping, column)->field;
  if (field == NONE || get_field (mapping, field)->flags & SAN_FIELD_UNUSED)
    return NULL;

  return get_field (mapping, field)->name;
}

gboolean
san_table_mapping_is_left_out (SanTableMapping *mapping,
                               guint            column)
{
  g_return_val_if_fail (column < mapping->columns->len, FALSE);

  return get_column (mapping, column)->left_out;
}

char *
san_table_mapping_describe_ignored (SanTableMapping *mapping)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      Column *column = get_column (mapping, i);

      if (column->left_out || *column->heading == '\0' ||
          san_table_mapping_get_field (mapping, i) != NULL)
        continue;
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", column->heading);
    }
  if (list->len == 0)
    return NULL;

  return g_strdup_printf (_("Columns that were not read: %s"), list->str);
}

const char *
san_table_mapping_get_column_label (SanTableMapping *mapping,
                                    int              column)
{
  if (column < 0 || (guint) column >= mapping->columns->len)
    return "";
  if (*get_column (mapping, (guint) column)->heading == '\0')
    return get_column (mapping, (guint) column)->letter;

  return get_column (mapping, (guint) column)->heading;
}
