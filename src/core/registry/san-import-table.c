/* san-import-table.c - a table on its way into a proposal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "registry/san-import-table.h"

#include <string.h>

/* 2000-01-01 and 2100-12-31 as a spreadsheet counts days */
#define FIRST_SERIAL 36526
#define LAST_SERIAL  73415

#define ROWS_PER_REPORT 1024

void
san_import_plan_clear (SanImportPlan *plan)
{
  g_clear_pointer (&plan->proposal, san_proposal_unref);
  if (plan->free_data != NULL)
    plan->free_data (plan->data);
  plan->data = NULL;
  plan->free_data = NULL;
  plan->apply = NULL;
}

gboolean
san_import_table_init (SanImportTable         *table,
                       SanTableReader         *reader,
                       SanTableMapping        *mapping,
                       const SanImportOptions *options,
                       GCancellable           *cancellable,
                       GError                **error)
{
  *table = (SanImportTable) { reader, mapping, options, cancellable, 0 };

  for (const char *const *map = options->map; map != NULL && *map != NULL; map++)
    if (!san_table_mapping_override (mapping, *map, error))
      return FALSE;

  return san_table_mapping_read_header (mapping, reader, options->header, error);
}

void
san_import_table_clear (SanImportTable *table)
{
  g_clear_pointer (&table->mapping, san_table_mapping_free);
}

gboolean
san_import_table_next (SanImportTable *table,
                       SanTableRow    *row,
                       GError        **error)
{
  if (table->n_read++ % ROWS_PER_REPORT == 0)
    {
      if (g_cancellable_set_error_if_cancelled (table->cancellable, error))
        return FALSE;
      if (table->options->progress != NULL)
        table->options->progress (san_table_reader_get_progress (table->reader),
                                  table->options->progress_data);
    }

  return san_table_reader_next (table->reader, row, error);
}

gboolean
san_import_table_is_blank (SanImportTable    *table,
                           const SanTableRow *row)
{
  guint n = MIN (row->n_cells, san_table_mapping_get_n_columns (table->mapping));

  for (guint i = 0; i < n; i++)
    if (*row->cells[i].text != '\0' &&
        san_table_mapping_get_field (table->mapping, i) != NULL)
      return FALSE;

  return TRUE;
}

/* (nullable): what was answered for the cell of @field in row @number */
static const char *
find_answer (const char *const *answers,
             guint              number,
             const char        *field)
{
  for (; *answers != NULL; answers++)
    {
      char *end;
      gsize length = strlen (field);

      if (g_ascii_strtoull (*answers, &end, 10) == number && *end == ' ' &&
          strncmp (end + 1, field, length) == 0 && end[1 + length] == '=')
        return end + 2 + length;
    }

  return NULL;
}

const char *
san_import_table_text (SanImportTable    *table,
                       const SanTableRow *row,
                       const char        *field)
{
  int column = san_table_mapping_get_column (table->mapping, field);
  const char *answer = NULL;

  if (table->options->answers != NULL)
    answer = find_answer (table->options->answers, row->number, field);

  return answer != NULL ? answer : san_table_row_get_cell (row, column)->text;
}

const char *
san_import_table_label (SanImportTable *table,
                        const char     *field)
{
  int column = san_table_mapping_get_column (table->mapping, field);

  return column >= 0 ? san_table_mapping_get_column_label (table->mapping, column) : field;
}

static void
clear_rejection (gpointer data)
{
  SanRejection *rejection = data;

  g_free (rejection->column);
  g_free (rejection->value);
  g_free (rejection->reason);
}

GArray *
san_rejections_new (void)
{
  GArray *rejections = g_array_new (FALSE, FALSE, sizeof (SanRejection));

  g_array_set_clear_func (rejections, clear_rejection);

  return rejections;
}

void
san_rejections_add (GArray     *rejections,
                    guint       row,
                    const char *column,
                    const char *value,
                    const char *reason)
{
  SanRejection rejection = {
    row, g_strdup (column), g_strdup (value), g_strdup (reason),
  };

  g_array_append_val (rejections, rejection);
}

void
san_rejections_report (GArray      *rejections,
                       SanProposal *proposal)
{
  for (guint i = 0; i < rejections->len; i++)
    {
      const SanRejection *rejection = &g_array_index (rejections, SanRejection, i);

      san_proposal_add_remark (proposal, rejection->row, rejection->column, rejection->value,
                               rejection->reason);
    }
}

/* 20180601 */
static gboolean
read_compact (const char *digits,
              SanDay     *day)
{
  g_autofree char *plain = g_strdup_printf ("%.4s-%.2s-%.2s", digits, digits + 4, digits + 6);

  return san_day_parse (plain, day, NULL);
}

char *
san_import_date_text (const char *text)
{
  const gsize digits = strspn (text, "0123456789");
  const double serial = g_ascii_strtod (text, NULL);
  SanTime time;
  SanDay day;

  if (digits == 8 && text[8] == '\0' && read_compact (text, &day))
    return san_day_format (day);

  if (digits != 5 || (text[5] != '\0' && text[5] != '.') ||
      text[digits + strspn (text + digits, ".0123456789")] != '\0' ||
      serial < FIRST_SERIAL || serial >= LAST_SERIAL + 1)
    return g_strdup (text);

  time = (SanTime) san_day_new (1899, 12, 30) * SAN_MINUTES_PER_DAY +
         (SanTime) (serial * SAN_MINUTES_PER_DAY + 0.5);

  return text[5] == '\0' ? san_day_format (san_time_day (time)) : san_time_format (time);
}

gboolean
san_import_parse_day (const char *text,
                      SanDay      open,
                      SanDay     *day,
                      GError    **error)
{
  g_autofree char *date = NULL;

  if (*text == '\0')
    {
      *day = open;
      return TRUE;
    }

  date = san_import_date_text (text);

  return san_day_parse (date, day, error);
}

const SanUnit *
san_import_find_unit (SanRoster  *roster,
                      const char *text,
                      const char *parent,
                      SanUnitFunc accept,
                      gpointer    data,
                      GError    **error)
{
  const SanUnit *unit = NULL;

  if (parent != NULL && *parent != '\0' && *text != '\0')
    {
      g_autofree char *qualified = g_strconcat (parent, "/", text, NULL);

      unit = san_roster_find (roster, qualified, NULL);
    }

  if (unit != NULL)
    return unit;

  return accept != NULL ? san_roster_find_among (roster, text, accept, data, error)
                        : san_roster_find (roster, text, error);
}
