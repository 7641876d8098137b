/* san-bulletin-compose.c - makes an official document of a draft and its data
 *
 * An official paper in Chinese, as the workbook is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-compose.h"

#include <string.h>

#include "bulletins/san-bulletin-compose-private.h"
#include "bulletins/san-bulletin-options.h"
#include "charts/san-round-chart.h"
#include "store/san-blob-store.h"
#include "store/san-setting-store.h"

/* Problems that are shown with photographs */
#define MOST_PHOTOGRAPHED 6

typedef struct
{
  const char *name;      /* red and large */
  const char *title;     /* of what is about a period; filled with it */
} KindWords;

static const KindWords kind_words[SAN_N_BULLETIN_KINDS] = {
  [SAN_BULLETIN_MONTHLY] = { "考评通报", "关于%s考评情况的通报" },
  [SAN_BULLETIN_WEEKLY] = { "工作周报", "%s工作情况" },
  [SAN_BULLETIN_DAILY] = { "工作日报", "%s工作情况" },
  [SAN_BULLETIN_SPECIAL] = { "专项通报", "关于%s专项考评情况的通报" },
  [SAN_BULLETIN_QUICK] = { "工作快报", "%s工作情况" },
};

/* What the sections are called; those without a heading are not here. */
static const struct { const char *key, *heading; gboolean attached; } headings[] = {
  { "results", "考评结果", FALSE },
  { "problems", "主要问题", FALSE },
  { "tickets", "三色单办理", FALSE },
  { "commend", "表扬和奖励", FALSE },
  { "sanctions", "检讨和约谈", FALSE },
  { "demands", "下一步要求", FALSE },
  { "charts", "有关图表", FALSE },
  { "year", "年度成绩", FALSE },
  { "points", "考评点位及得分", TRUE },
  { "findings", "存在问题清单", TRUE },
};

static gboolean
is_section (const SanBulletinSection *section,
            const char               *key)
{
  return strcmp (section->key, key) == 0;
}

static gboolean
is_attached (const SanBulletinSection *section)
{
  return is_section (section, "points") || is_section (section, "findings");
}

static const SanBulletinSection *
find_section (const SanBulletinDraft *draft,
              const char             *key)
{
  for (guint i = 0; i < draft->sections->len; i++)
    {
      const SanBulletinSection *section = g_ptr_array_index (draft->sections, i);

      if (section->included && is_section (section, key))
        return section;
    }

  return NULL;
}

/* Head ------------------------------------------------------------------------------ */

static char *
day_words (SanDay day)
{
  int year, month, mday;

  san_day_get (day, &year, &month, &mday);
  return g_strdup_printf ("%d年%d月%d日", year, month, mday);
}

/* 云州市创建全国文明城市工作: the city is not said twice. */
static char *
issuer_words (const SanBulletinData *data)
{
  const char *city = g_str_has_prefix (data->campaign, data->city) ? "" : data->city;

  return g_strconcat (city, data->campaign, "工作", NULL);
}

char *
san_bulletin_compose_title (const SanBulletinData  *data,
                            const SanBulletinDraft *draft)
{
  const KindWords *words = &kind_words[draft->kind];
  g_autofree char *period = NULL;
  const char *gap;

  if (*draft->title != '\0')
    return g_strdup (draft->title);

  /* a month is called 月份 here */
  period = g_str_has_suffix (data->period, "月") ? g_strconcat (data->period, "份", NULL)
                                                 : g_strdup (data->period);
  gap = strstr (words->title, "%s");

  return g_strdup_printf ("%.*s%s%s", (int) (gap - words->title), words->title, period,
                          gap + strlen ("%s"));
}

static void
set_imprint (SanComposer     *self,
             SanDocumentHead *head)
{
  const SanBulletinSection *section = find_section (self->draft, "imprint");

  if (section == NULL)
    return;

  head->copied_to = g_strdup (self->draft->copied_to);
  head->printed_by = g_strdup (self->data->office);
  head->printed_on = g_strconcat (head->date, "印发", NULL);
}

static char *
serial_words (guint number,
              guint running)
{
  return g_strdup_printf ("第%u期（总第%u期）", number, running);
}

void
san_bulletin_propose_serial (SanDatabase            *database,
                             const SanBulletinDraft *draft,
                             SanDay                  today,
                             SanDocument            *document)
{
  SanDocumentHead *head = san_document_get_head (document);
  guint number, running;

  if (head->name != NULL && head->serial == NULL &&
      san_bulletin_store_next_number (database, draft->day != 0 ? draft->day : today, &number,
                                      &running, NULL))
    head->serial = serial_words (draft->number != 0 ? draft->number : number, running);
}

static void
set_head (SanComposer *self,
          SanDay       day,
          guint        number,
          guint        running)
{
  SanDocumentHead *head = san_document_get_head (self->document);
  const SanBulletinDraft *draft = self->draft;

  head->date = day_words (day);
  if (find_section (draft, "head") != NULL)
    {
      head->issuer = issuer_words (self->data);
      head->name = g_strdup (kind_words[draft->kind].name);
      head->office = g_strdup (self->data->office);
      if (number > 0)
        head->serial = serial_words (number, running);
    }
  head->mark = g_strdup (draft->mark);
  head->signer = g_strdup (draft->signer);
  head->title = san_bulletin_compose_title (self->data, draft);
  head->recipients = *draft->sent_to != '\0' ? g_strdup (draft->sent_to)
                                             : g_strdup ("各有关单位：");
  if (!g_str_has_suffix (head->recipients, "：") && !g_str_has_suffix (head->recipients, ":"))
    {
      g_autofree char *plain = g_steal_pointer (&head->recipients);

      head->recipients = g_strconcat (plain, "：", NULL);
    }
  head->signature = g_strdup (self->data->office);
  set_imprint (self, head);
  if (self->data->ranking != NULL)
    head->note = g_strdup ("各项得分的构成和计算见随本期印发的工作簿。");
  if (number == 0)
    head->watermark = g_strdup ("草稿");
}

/* Text ------------------------------------------------------------------------------ */

/* (element-type GPtrArray of SanTextRun, borrowed texts): a line break ends a paragraph;
 * empty ones are left out */
static GPtrArray *
split_paragraphs (const GPtrArray *runs)
{
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *paragraph = NULL;

  for (guint i = 0; i < runs->len; i++)
    {
      const SanTextRun *run = g_ptr_array_index (runs, i);
      g_auto (GStrv) lines = g_strsplit (run->text, "\n", -1);

      for (guint j = 0; lines[j] != NULL; j++)
        {
          if (j > 0)
            paragraph = NULL;
          if (*lines[j] == '\0')
            continue;
          if (paragraph == NULL)
            {
              paragraph =
                g_ptr_array_new_with_free_func ((GDestroyNotify) san_text_run_free);
              g_ptr_array_add (paragraphs, paragraph);
            }
          g_ptr_array_add (paragraph, san_text_run_new (run->kind, run->key, lines[j],
                                                        run->signer));
        }
    }

  return paragraphs;
}

static void
add_paragraph (SanComposer     *self,
               const GPtrArray *paragraph)
{
  SanDocumentBlock *block = san_document_add_runs (self->document);

  for (guint i = 0; i < paragraph->len; i++)
    {
      const SanTextRun *run = g_ptr_array_index (paragraph, i);

      san_document_block_add_run (block, run->text, FALSE, run->kind == SAN_RUN_TYPED);
    }
}

static void
add_paragraphs (SanComposer     *self,
                const GPtrArray *paragraphs)
{
  for (guint i = 0; i < paragraphs->len; i++)
    add_paragraph (self, g_ptr_array_index (paragraphs, i));
}

/* 一、考评结果 */
static void
add_heading (SanComposer *self,
             const char  *heading)
{
  static const char *const digits[] = {
    "", "一", "二", "三", "四", "五", "六", "七", "八", "九",
  };
  guint n = ++self->n_headings;
  g_autofree char *text = NULL;

  text = g_strconcat (n >= 20 ? digits[n / 10 % 10] : "", n >= 10 ? "十" : "", digits[n % 10],
                      "、", heading, NULL);
  san_document_add_heading (self->document, 1, text);
}

static const char *
own_heading (const SanBulletinSection *section)
{
  if (*section->heading != '\0')
    return section->heading;

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (is_section (section, headings[i].key))
      return headings[i].heading;

  return "";
}

/* Results --------------------------------------------------------------------------- */

/* Whether one of its figures is about the group: {mean:建成区} */
static gboolean
speaks_of (const GPtrArray      *paragraph,
           const SanRankedGroup *group)
{
  gsize length = strlen (group->name);

  for (guint i = 0; length > 0 && i < paragraph->len; i++)
    {
      const SanTextRun *run = g_ptr_array_index (paragraph, i);
      g_auto (GStrv) parts = run->key != NULL ? g_strsplit (run->key, ":", -1) : NULL;

      if (parts != NULL && g_strv_contains ((const char *const *) parts, group->name))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_chosen (char                **groups,
           const SanRankedGroup *group)
{
  return groups[0] == NULL || g_strv_contains ((const char *const *) groups, group->name);
}

/* A group's table stands below the last paragraph that speaks of it; those that no paragraph
 * speaks of, at the end. */
static void
add_results (SanComposer              *self,
             const SanBulletinSection *section,
             const GPtrArray          *paragraphs)
{
  g_auto (GStrv) chosen = san_bulletin_section_get_groups (section);
  const GPtrArray *groups = self->data->ranking != NULL ? self->data->ranking->groups : NULL;
  guint n_groups = groups != NULL ? groups->len : 0;
  g_autofree guint *after = g_new (guint, n_groups + 1);

  for (guint i = 0; i < n_groups; i++)
    {
      after[i] = paragraphs->len > 0 ? paragraphs->len - 1 : 0;
      for (guint j = 0; j < paragraphs->len; j++)
        if (speaks_of (g_ptr_array_index (paragraphs, j), g_ptr_array_index (groups, i)))
          after[i] = j;
    }

  for (guint j = 0; j < MAX (paragraphs->len, 1); j++)
    {
      if (j < paragraphs->len)
        add_paragraph (self, g_ptr_array_index (paragraphs, j));
      for (guint i = 0; i < n_groups; i++)
        if (after[i] == j && is_chosen (chosen, g_ptr_array_index (groups, i)))
          san_compose_group_table (self, g_ptr_array_index (groups, i));
    }
}

/* Problems -------------------------------------------------------------------------- */

static gboolean
add_photo (SanComposer              *self,
           SanDocumentBlock         *block,
           const SanBulletinProblem *problem,
           const char               *sha256,
           const char               *when,
           GError                  **error)
{
  g_autofree char *caption = g_strdup_printf ("%s%s：%s%s", problem->unit, problem->point,
                                              problem->item, when);
  g_autoptr (GBytes) image = NULL;

  image = self->database != NULL ? san_blob_store_get (self->database, sha256, error)
                                 : g_bytes_new (NULL, 0);
  if (image == NULL)
    return FALSE;
  san_document_block_add_photo (block, caption, image);

  return TRUE;
}

/* One of each problem, and beside it what became of it */
static gboolean
add_photos (SanComposer *self,
            GError     **error)
{
  SanDocumentBlock *block = NULL;
  guint n = 0;

  for (guint i = 0; i < self->data->problems->len && n < MOST_PHOTOGRAPHED; i++)
    {
      const SanBulletinProblem *problem = g_ptr_array_index (self->data->problems, i);

      if (problem->photos == NULL || problem->photos[0] == NULL)
        continue;

      n++;
      if (block == NULL)
        block = san_document_add_photos (self->document);
      if (!add_photo (self, block, problem, problem->photos[0], "（整改前）", error) ||
          (problem->after != NULL && problem->after[0] != NULL &&
           !add_photo (self, block, problem, problem->after[0], "（整改后）", error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_problems (SanComposer              *self,
              const SanBulletinSection *section,
              const GPtrArray          *paragraphs,
              GError                  **error)
{
  g_auto (GStrv) groups = san_bulletin_section_get_groups (section);

  add_paragraphs (self, paragraphs);
  san_compose_category_table (self, (const char *const *) groups,
                              san_bulletin_section_get_categories (section));

  return !san_bulletin_section_get_photos (section) || add_photos (self, error);
}

/* Charts ---------------------------------------------------------------------------- */

static const char *
chart_words (SanRoundChartKind kind)
{
  static const char *const words[] = {
    [SAN_ROUND_CHART_BARS] = "得分排名",
    [SAN_ROUND_CHART_BUMP] = "名次变化",
    [SAN_ROUND_CHART_HEAT] = "各类别得分",
    [SAN_ROUND_CHART_TREND] = "得分走势",
    [SAN_ROUND_CHART_WATERFALL] = "失分构成",
    [SAN_ROUND_CHART_CONTROL] = "得分波动",
    [SAN_ROUND_CHART_STABILITY] = "名次区间",
  };

  return words[kind];
}

/* Without a database a chart is only named, by one that needs nothing. A draft says what
 * stands in the way of a chart, an issue is refused for it. */
static gboolean
add_chart (SanComposer          *self,
           const SanRankedGroup *group,
           SanRoundChartKind     kind,
           GError              **error)
{
  g_autofree char *caption = g_strdup_printf ("图%u　%s%s%s", ++self->n_charts, group->name,
                                              self->data->period, chart_words (kind));
  g_autoptr (GError) failure = NULL;
  SanChart *chart;

  chart = kind == SAN_ROUND_CHART_BARS || self->database == NULL
          ? san_round_chart_bars (self->data->ranking, group)
          : san_round_chart_new (self->database, self->round, self->data->ranking, kind,
                                 group->name, G_MAXUINT, &failure);
  if (chart == NULL && !self->provisional)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (chart == NULL)
    {
      san_document_add_paragraph (self->document, failure->message);
      return TRUE;
    }

  /* it has its caption; its own title is in the language of the program */
  san_chart_set_title (chart, "");
  san_document_add_chart (self->document, caption, chart, 0);

  return TRUE;
}

static gboolean
add_charts (SanComposer              *self,
            const SanBulletinSection *section,
            GError                  **error)
{
  g_auto (GStrv) chosen = san_bulletin_section_get_charts (section);
  static const char *const usual[] = { "bars", NULL };
  const char *const *names = chosen[0] != NULL ? (const char *const *) chosen : usual;

  for (guint i = 0; names[i] != NULL; i++)
    {
      SanRoundChartKind kind;

      if (!san_round_chart_kind_parse (names[i], &kind) || san_round_chart_needs_unit (kind))
        continue;
      for (guint j = 0; j < self->data->ranking->groups->len; j++)
        {
          const SanRankedGroup *group = g_ptr_array_index (self->data->ranking->groups, j);

          if (group->n > 0 && !add_chart (self, group, kind, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* Sections -------------------------------------------------------------------------- */

/* Whether there is something besides its text */
static gboolean
has_table (const SanBulletinData    *data,
           const SanBulletinSection *section)
{
  if (is_section (section, "results"))
    return data->ranking != NULL && data->ranking->groups->len > 0;
  if (is_section (section, "problems"))
    return san_compose_has_losses (data);
  if (is_section (section, "tickets"))
    return data->tickets != NULL;
  if (is_section (section, "commend"))
    return san_compose_has_awards (data, SAN_AWARDS_PRAISE);
  if (is_section (section, "sanctions"))
    return san_compose_has_awards (data, SAN_AWARDS_SANCTION);
  if (is_section (section, "charts"))
    return data->ranking != NULL;
  if (is_section (section, "year"))
    return data->year_rows->len > 0;
  if (is_section (section, "points"))
    return data->points->len > 0;
  if (is_section (section, "findings"))
    return data->problems->len > 0;

  return FALSE;
}

gboolean
san_bulletin_section_is_idle (const SanBulletinData    *data,
                              const SanBulletinSection *section)
{
  return section->text == NULL && is_section (section, "tickets") && data->tickets == NULL;
}

static gboolean
add_body (SanComposer              *self,
          const SanBulletinSection *section,
          const GPtrArray          *paragraphs,
          GError                  **error)
{
  if (is_section (section, "results"))
    {
      add_results (self, section, paragraphs);
      return TRUE;
    }
  if (is_section (section, "problems"))
    return add_problems (self, section, paragraphs, error);

  add_paragraphs (self, paragraphs);
  if (is_section (section, "tickets"))
    san_compose_tickets_table (self);
  else if (is_section (section, "commend"))
    san_compose_awards_table (self, SAN_AWARDS_PRAISE);
  else if (is_section (section, "sanctions"))
    san_compose_awards_table (self, SAN_AWARDS_SANCTION);
  else if (is_section (section, "year"))
    san_compose_year_table (self);
  else if (is_section (section, "points"))
    san_compose_points_table (self);
  else if (is_section (section, "findings"))
    san_compose_findings_table (self);
  else if (is_section (section, "charts") && self->data->ranking != NULL)
    return add_charts (self, section, error);

  return TRUE;
}

/* What has nothing to say is left out with its heading. */
static gboolean
add_section (SanComposer              *self,
             const SanBulletinSection *section,
             GError                  **error)
{
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GPtrArray) paragraphs = NULL;
  const char *heading = own_heading (section);

  if (san_bulletin_section_is_idle (self->data, section))
    return TRUE;

  runs = san_bulletin_section_runs (self->data, self->draft, section, error);
  if (runs == NULL)
    return FALSE;

  paragraphs = split_paragraphs (runs);
  if (paragraphs->len == 0 && !has_table (self->data, section))
    return TRUE;

  if (is_attached (section))
    san_document_add_attachment (self->document, heading);
  else if (*heading != '\0')
    add_heading (self, heading);

  return add_body (self, section, paragraphs, error);
}

/* Those of the text, then what is attached */
static gboolean
add_sections (SanComposer *self,
              gboolean     attached,
              GError     **error)
{
  for (guint i = 0; i < self->draft->sections->len; i++)
    {
      const SanBulletinSection *section = g_ptr_array_index (self->draft->sections, i);

      if (!section->included || is_attached (section) != attached ||
          is_section (section, "head") || is_section (section, "imprint"))
        continue;
      if (!add_section (self, section, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
prepare (SanComposer *self,
         guint        number,
         SanDay      *day,
         GError     **error)
{
  SanTime now;

  *day = self->draft->day;
  if (self->database == NULL)
    return TRUE;

  if (*day == 0)
    {
      if (!san_setting_now (self->database, &now, error))
        return FALSE;
      *day = san_time_day (now);
    }
  if (self->draft->round_id != 0)
    {
      self->round = san_round_store_get (self->database, self->draft->round_id, error);
      if (self->round == NULL)
        return FALSE;
    }
  self->provisional = number == 0 && self->round != NULL &&
                      self->round->state != SAN_ROUND_PUBLISHED;

  return TRUE;
}

SanDocument *
san_bulletin_compose (SanDatabase            *database,
                      const SanBulletinData  *data,
                      const SanBulletinDraft *draft,
                      guint                   number,
                      guint                   running,
                      GError                **error)
{
  g_autoptr (SanDocument) document = san_document_new ();
  SanComposer self = { database, data, draft, document };
  gboolean composed;
  SanDay day;

  composed = prepare (&self, number, &day, error);
  if (composed)
    {
      set_head (&self, day, number, running);
      composed = add_sections (&self, FALSE, error) && add_sections (&self, TRUE, error);
    }
  g_clear_pointer (&self.round, san_round_free);

  return composed ? g_steal_pointer (&document) : NULL;
}
