/* san-survey-counts.c - answers unit by unit, as the rows of a grid
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-survey-counts.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "base/san-utils.h"

#define COLUMN_QUOTA 0
#define COLUMN_FIRST 1    /* of the options */

struct _SanSurveyCounts
{
  GObject           parent_instance;

  SanSurveyRecords *records;
  guint             n_rows;      /* as the grid knows them */
  guint             n_options;
  char             *heads;       /* of all columns */
  char             *text;        /* what was handed out last */
  char             *group;
};

static void san_survey_counts_init_model (SanGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SanSurveyCounts, san_survey_counts, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SAN_TYPE_GRID_MODEL,
                                                      san_survey_counts_init_model))

static const char *
keep (char **member,
      char  *text)
{
  g_free (*member);
  *member = text;

  return text;
}

static const SanSurveyRow *
row_at (SanSurveyCounts *self,
        guint            row)
{
  return &g_array_index (self->records->rows, SanSurveyRow, row);
}

static const SanBookOption *
option_at (SanSurveyCounts *self,
           guint            column)
{
  return &g_array_index (self->records->book->options, SanBookOption, column - COLUMN_FIRST);
}

static const SanBookQuestion *
question_of (SanSurveyCounts *self,
             guint            column)
{
  const GArray *questions = self->records->book->questions;
  const SanBookQuestion *question = NULL;

  for (guint i = 0; i < questions->len; i++)
    {
      question = &g_array_index (questions, SanBookQuestion, i);
      if (column - COLUMN_FIRST < question->first + question->n_options)
        break;
    }

  return question;
}

static guint
get_n_rows (SanGridModel *model)
{
  return SAN_SURVEY_COUNTS (model)->n_rows;
}

static guint
get_n_columns (SanGridModel *model)
{
  return COLUMN_FIRST + SAN_SURVEY_COUNTS (model)->n_options;
}

static void
get_column (SanGridModel  *model,
            guint          column,
            SanGridColumn *out)
{
  SanSurveyCounts *self = SAN_SURVEY_COUNTS (model);

  out->xalign = 1;
  if (column == COLUMN_QUOTA)
    {
      out->title = _("Quota");
      return;
    }

  out->title = option_at (self, column)->name;
  out->group = question_of (self, column)->text;
}

static void
get_row (SanGridModel *model,
         guint         row,
         SanGridRow   *out)
{
  SanSurveyCounts *self = SAN_SURVEY_COUNTS (model);
  const SanSurveyRow *line = row_at (self, row);
  const char *name = san_survey_records_unit (self->records, line->unit_id);

  out->number = row + 1;
  out->name = line->takes_part ? name
              : keep (&self->group, g_strconcat ("  ", name, NULL));
  out->entered = line->quota > 0 ? MIN (1.0, (double) line->asked / line->quota)
                                 : line->asked > 0;
  out->n_missing = line->asked < line->quota ? line->quota - (guint) line->asked
                   : line->asked == 0 ? 1 : 0;
}

static void
get_cell (SanGridModel *model,
          guint         row,
          guint         column,
          SanGridCell  *out)
{
  SanSurveyCounts *self = SAN_SURVEY_COUNTS (model);
  const SanSurveyRow *line = row_at (self, row);
  gint64 n;
  gint64 own;

  out->marks = self->records->locked ? SAN_GRID_LOCKED : SAN_GRID_NO_MARKS;
  out->value = SAN_GRID_EMPTY;
  out->text = "";
  if (column == COLUMN_QUOTA)
    {
      if (line->quota > 0)
        out->text = keep (&self->text, g_strdup_printf ("%u", line->quota));
      out->value = line->quota > 0 ? SAN_GRID_ENTERED : SAN_GRID_EMPTY;
      return;
    }

  n = san_survey_records_tally (self->records, row, column - COLUMN_FIRST);
  own = san_survey_records_count (self->records, row, column - COLUMN_FIRST);
  if (n == 0 && own < 0)
    return;
  out->value = SAN_GRID_ENTERED;
  out->text = keep (&self->text, g_strdup_printf ("%" G_GINT64_FORMAT, n));
  if (n > MAX (own, 0))
    out->marks |= SAN_GRID_NOTE;
}

static char *
dup_edit_text (SanGridModel *model,
               guint         row,
               guint         column)
{
  SanSurveyCounts *self = SAN_SURVEY_COUNTS (model);
  const SanSurveyRow *line = row_at (self, row);
  gint64 n = column == COLUMN_QUOTA
             ? (line->quota > 0 ? (gint64) line->quota : -1)
             : san_survey_records_count (self->records, row, column - COLUMN_FIRST);

  return n >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, n) : g_strdup ("");
}

static char *
dup_tooltip (SanGridModel *model,
             guint         row,
             guint         column)
{
  SanSurveyCounts *self = SAN_SURVEY_COUNTS (model);
  const SanSurveyRow *line = row_at (self, row);
  gint64 own;
  gint64 n;

  if (self->records->locked)
    return g_strdup (_("The round is in review or published; its answers are locked"));
  if (column == COLUMN_QUOTA)
    return g_strdup_printf (_("Asked so far: %u"), (guint) line->asked);

  n = san_survey_records_tally (self->records, row, column - COLUMN_FIRST);
  own = san_survey_records_count (self->records, row, column - COLUMN_FIRST);
  own = MAX (own, 0);
  if (n == own)
    return NULL;

  return g_strdup_printf (_("Typed as a count: %1$u; from questionnaires and units below: %2$u"),
                          (guint) own, (guint) (n - own));
}

static char *
dup_label (SanGridModel *model,
           guint         row,
           guint         column)
{
  SanSurveyCounts *self = SAN_SURVEY_COUNTS (model);
  const char *name = san_survey_records_unit (self->records, row_at (self, row)->unit_id);
  SanGridCell cell = { 0 };

  get_cell (model, row, column, &cell);
  if (column == COLUMN_QUOTA)
    return g_strjoin (", ", name, _("Quota"), *cell.text != '\0' ? cell.text : _("empty"), NULL);

  return g_strjoin (", ", name, question_of (self, column)->text,
                    option_at (self, column)->name,
                    *cell.text != '\0' ? cell.text : _("empty"), NULL);
}

static const char *
get_name_title (SanGridModel *model)
{
  return _("Unit");
}

static const char *
get_progress_title (SanGridModel *model)
{
  return C_("column", "Progress");
}

/* Score, then margin, of every leaf; before them how many were asked */
static guint
get_n_summaries (SanGridModel *model)
{
  GPtrArray *leaves = SAN_SURVEY_COUNTS (model)->records->leaves;

  return 1 + 2 * (leaves != NULL ? leaves->len : 0);
}

static const char *
get_summary_title (SanGridModel *model,
                   guint         summary)
{
  SanSurveyCounts *self = SAN_SURVEY_COUNTS (model);

  if (summary == 0)
    return _("Asked");
  if (summary % 2 == 0)
    return _("95 % ±");

  return ((SanNode *) self->records->leaves->pdata[summary / 2])->name;
}

static void
get_summary (SanGridModel   *model,
             guint           row,
             guint           summary,
             SanGridSummary *out)
{
  SanSurveyCounts *self = SAN_SURVEY_COUNTS (model);
  const SanNode *leaf;
  SanSurveySample sample;
  mpq_t score;

  out->text = "";
  if (summary == 0)
    {
      out->text = keep (&self->text, g_strdup_printf ("%" G_GINT64_FORMAT,
                                                      row_at (self, row)->asked));
      return;
    }

  leaf = self->records->leaves->pdata[(summary - 1) / 2];
  mpq_init (score);
  if (san_survey_score (self->records->book, row, leaf, score, &sample))
    {
      if (summary % 2 == 1)
        out->text = keep (&self->text,
                          san_rational_format (score, leaf->decimals >= 0 ? leaf->decimals : 2));
      else if (sample.has_margin)
        out->text = keep (&self->text, g_strdup_printf ("%.2f", sample.margin));
    }
  mpq_clear (score);
}

/* Changing */

typedef struct
{
  gint64  round_id;
  GArray *quotas;    /* SanSurveyQuota */
  GArray *counts;    /* SanSurveyCount */
} Change;

static void
change_clear (Change *change)
{
  g_array_unref (change->quotas);
  g_array_unref (change->counts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, change_clear)

static gboolean
put_cells (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  Change *change = data;

  for (guint i = 0; i < change->quotas->len; i++)
    if (!san_survey_quota_store_put (database, change->round_id,
                                     &g_array_index (change->quotas, SanSurveyQuota, i),
                                     error))
      return FALSE;
  for (guint i = 0; i < change->counts->len; i++)
    if (!san_survey_count_store_put (database, change->round_id,
                                     &g_array_index (change->counts, SanSurveyCount, i),
                                     error))
      return FALSE;

  return TRUE;
}

static gboolean
parse_count (const char *text,
             gint64     *n,
             GError    **error)
{
  guint64 value;

  *n = -1;
  if (*text == '\0')
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, 1000000, &value, NULL))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("“%s” is no number of people: a whole number up to 1,000,000"), text);
      return FALSE;
    }
  *n = (gint64) value;

  return TRUE;
}

static gboolean
set_cells (SanGridModel      *model,
           guint              row,
           guint              column,
           guint              n_rows,
           guint              n_columns,
           const char *const *texts,
           GError           **error)
{
  SanSurveyCounts *self = SAN_SURVEY_COUNTS (model);
  g_auto (Change) change = {
    self->records->round_id, g_array_new (FALSE, FALSE, sizeof (SanSurveyQuota)),
    g_array_new (FALSE, FALSE, sizeof (SanSurveyCount)),
  };
  g_autofree char *label = NULL;

  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      {
        const char *text = texts[i * n_columns + j];
        gint64 unit_id = row_at (self, row + i)->unit_id;
        gint64 n;

        if (text == NULL)
          continue;
        if (!parse_count (text, &n, error))
          return FALSE;
        if (column + j == COLUMN_QUOTA)
          {
            SanSurveyQuota quota = { unit_id, (guint) MAX (n, 0) };

            g_array_append_val (change.quotas, quota);
          }
        else
          {
            SanSurveyCount count = { unit_id, option_at (self, column + j)->id, n };

            g_array_append_val (change.counts, count);
          }
      }

  label = g_strdup_printf ("%s %s", self->records->label,
                           san_survey_records_unit (self->records,
                                                    row_at (self, row)->unit_id));

  return san_survey_records_change (self->records, change.counts->len > 0
                                    ? "survey.counts" : "survey.quotas", label, put_cells,
                                    &change, NULL);
}

static void
san_survey_counts_init_model (SanGridModelInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_column = get_column;
  iface->get_row = get_row;
  iface->get_cell = get_cell;
  iface->get_name_title = get_name_title;
  iface->get_progress_title = get_progress_title;
  iface->get_n_summaries = get_n_summaries;
  iface->get_summary_title = get_summary_title;
  iface->get_summary = get_summary;
  iface->dup_edit_text = dup_edit_text;
  iface->dup_tooltip = dup_tooltip;
  iface->dup_label = dup_label;
  iface->set_cells = set_cells;
}

static void
san_survey_counts_finalize (GObject *object)
{
  SanSurveyCounts *self = SAN_SURVEY_COUNTS (object);

  g_object_unref (self->records);
  g_free (self->heads);
  g_free (self->text);
  g_free (self->group);

  G_OBJECT_CLASS (san_survey_counts_parent_class)->finalize (object);
}

static void
san_survey_counts_class_init (SanSurveyCountsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_survey_counts_finalize;
}

static void
san_survey_counts_init (SanSurveyCounts *self)
{
}

SanSurveyCounts *
san_survey_counts_new (SanSurveyRecords *records)
{
  SanSurveyCounts *self = g_object_new (SAN_TYPE_SURVEY_COUNTS, NULL);

  self->records = g_object_ref (records);

  return self;
}

/* What the heads say, to know when they say something else. */
static char *
join_heads (SanSurveyCounts *self)
{
  GString *heads = g_string_new (NULL);

  for (guint i = COLUMN_FIRST; i < COLUMN_FIRST + self->n_options; i++)
    g_string_append_printf (heads, "%s\t%s\n", question_of (self, i)->text,
                            option_at (self, i)->name);
  for (guint i = 0; self->records->leaves != NULL && i < self->records->leaves->len; i++)
    g_string_append_printf (heads, "%s\n", ((SanNode *) self->records->leaves->pdata[i])->name);

  return g_string_free (heads, FALSE);
}

void
san_survey_counts_refresh (SanSurveyCounts *self)
{
  guint n_rows = self->records->rows != NULL ? self->records->rows->len : 0;
  g_autofree char *heads = NULL;
  gboolean same;

  self->n_options = self->records->book != NULL ? self->records->book->options->len : 0;
  heads = join_heads (self);
  same = n_rows == self->n_rows && g_strcmp0 (heads, self->heads) == 0;
  self->n_rows = n_rows;
  san_set_str (&self->heads, heads);
  if (same)
    san_grid_model_changed (SAN_GRID_MODEL (self), 0, n_rows);
  else
    san_grid_model_reset (SAN_GRID_MODEL (self));
}
