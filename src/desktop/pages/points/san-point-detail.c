/* san-point-detail.c - one point beside the list, or several
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/points/san-point-detail.h"

#include <glib/gi18n-lib.h>

#include "pages/points/san-point-facts.h"
#include "pages/points/san-point-history.h"
#include "pages/points/san-scores-chart.h"
#include "widgets/san-chart-view.h"

struct _SanPointDetail
{
  AdwBin   parent_instance;

  SanPage *page;                   /* not owned; so @months */
  const SanPointMonths *months;

  /* Template children */
  GtkStack      *stack;
  GtkLabel      *title;
  GtkLabel      *subtitle;
  GtkMenuButton *more;
  GtkBox        *photos;
  SanPointFacts *facts;
  GtkWidget     *scores;
  SanChartView  *chart;
  GtkWidget     *tickets;
  GtkLabel      *figures;
  GtkBox        *list;
  GtkLabel      *many_title;
  GtkLabel      *many_text;
};

G_DEFINE_FINAL_TYPE (SanPointDetail, san_point_detail, ADW_TYPE_BIN)

static void
show_heading (SanPointDetail     *self,
              const SanPointData *data)
{
  g_autoptr (GString) text = g_string_new (data->code);

  g_string_append_printf (text, " · %s", data->category);
  if (data->must_see)
    g_string_append_printf (text, " · %s", C_("point", "mandatory"));
  if (data->to < self->months->scope.day)
    g_string_append_printf (text, " · %s", C_("point", "retired"));
  else if (data->from > self->months->scope.day)
    g_string_append_printf (text, " · %s", C_("point", "to come"));
  gtk_label_set_text (self->title, data->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), data->name);
  gtk_label_set_text (self->subtitle, text->str);
}

static void
show_scores (SanPointDetail     *self,
             const SanPointData *data)
{
  g_autofree char *title = g_strdup_printf (_("Scores of %s"), data->name);
  g_autoptr (SanChart) chart = NULL;
  gboolean any = FALSE;

  for (int i = 0; i < SAN_POINT_MONTHS; i++)
    any = any || data->scores[i] != SAN_POINT_UNSEEN;
  gtk_widget_set_visible (self->scores, any);
  if (!any)
    return;

  chart = san_scores_chart_new (title, self->months, data->scores);
  san_chart_view_set_chart (self->chart, chart);
}

void
san_point_detail_show (SanPointDetail *self,
                       gint64          id)
{
  SanContext *context;
  g_autoptr (SanPoint) point = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  const SanPointData *data;

  g_return_if_fail (SAN_IS_POINT_DETAIL (self));

  gtk_stack_set_visible_child_name (self->stack, id != 0 ? "one" : "none");
  if (id == 0)
    return;

  context = san_page_get_context (self->page);
  point = san_point_store_load (san_context_get_database (context), id, &error);
  rows = point != NULL ? san_point_list_rows (san_context_get_database (context),
                                              &self->months->scope, &id, 1, &error) : NULL;
  if (rows == NULL || rows->len == 0)
    {
      san_context_report (context, error);
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }

  data = san_point_row_get_data (rows->pdata[0]);
  show_heading (self, data);
  san_point_history_photos (context, self->photos, id);
  san_point_facts_show (self->facts, point);
  show_scores (self, data);
  san_point_history_tickets (self->page, self->list, self->figures, id);
}

void
san_point_detail_show_many (SanPointDetail *self,
                            const GArray   *ids)
{
  g_autofree char *title = NULL;

  g_return_if_fail (SAN_IS_POINT_DETAIL (self));

  title = g_strdup_printf (ngettext ("%u point selected", "%u points selected", ids->len),
                           ids->len);
  gtk_label_set_text (self->many_title, title);
  gtk_stack_set_visible_child_name (self->stack, "many");
}

void
san_point_detail_edit (SanPointDetail *self)
{
  g_return_if_fail (SAN_IS_POINT_DETAIL (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "one") == 0)
    san_point_facts_edit (self->facts);
}

static void
san_point_detail_dispose (GObject *object)
{
  SanPointDetail *self = SAN_POINT_DETAIL (object);

  /* the child is a template child, too: the bin must not find it gone */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_POINT_DETAIL);

  G_OBJECT_CLASS (san_point_detail_parent_class)->dispose (object);
}

static void
san_point_detail_class_init (SanPointDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_point_detail_dispose;

  g_type_ensure (SAN_TYPE_POINT_FACTS);
  g_type_ensure (SAN_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource
    (widget_class, "/org/sanse/Sanse/pages/points/san-point-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, SanPointDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, SanPointDetail, title);
  gtk_widget_class_bind_template_child (widget_class, SanPointDetail, subtitle);
  gtk_widget_class_bind_template_child (widget_class, SanPointDetail, more);
  gtk_widget_class_bind_template_child (widget_class, SanPointDetail, photos);
  gtk_widget_class_bind_template_child (widget_class, SanPointDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, SanPointDetail, scores);
  gtk_widget_class_bind_template_child (widget_class, SanPointDetail, chart);
  gtk_widget_class_bind_template_child (widget_class, SanPointDetail, tickets);
  gtk_widget_class_bind_template_child (widget_class, SanPointDetail, figures);
  gtk_widget_class_bind_template_child (widget_class, SanPointDetail, list);
  gtk_widget_class_bind_template_child (widget_class, SanPointDetail, many_title);
  gtk_widget_class_bind_template_child (widget_class, SanPointDetail, many_text);
}

static void
san_point_detail_init (SanPointDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
san_point_detail_set_page (SanPointDetail       *self,
                           SanPage              *page,
                           const SanPointMonths *months,
                           GMenuModel           *menu)
{
  g_return_if_fail (SAN_IS_POINT_DETAIL (self));

  self->page = page;
  self->months = months;
  gtk_menu_button_set_menu_model (self->more, menu);
  san_point_facts_set_context (self->facts, san_page_get_context (page));
}
