/* san-print-preview.c - the sheets as the printer will get them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-print-preview.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"
#include "charts/san-surface.h"
#include "paper/san-paper-font.h"
#include "widgets/san-notice.h"
#include "widgets/san-print.h"

#define EDGE 14.0
#define GAP 14.0
#define ZOOM_STEP 1.25
#define ZOOM_MOST 6.0
#define SLICE 8000   /* microseconds of drawing into a file between two looks at the keys */

/**
 * SanPrintPreview:
 *
 * Shows a sheet at a time, or some beside each other, drawn by the function that draws
 * them for the printer, and from here they go to a printer or into a PDF.
 *
 * #SanPrintPreview::sent when they were printed or saved.
 */
struct _SanPrintPreview
{
  AdwWindow             parent_instance;

  SanPaper             *paper;
  guint                 page;      /* the first that is shown */
  guint                 columns;   /* sheets beside each other, at most */
  double                zoom;      /* pixels a point; 0: fit the window */
  char                 *heading_text;   /* (nullable): the paper's title then */
  GtkFileChooserNative *chooser;
  SanPaperPdf          *pdf;       /* (nullable): that is being saved */
  char                 *path;      /* where to */
  guint                 saving;    /* source that draws its next pages */

  /* Template children */
  AdwHeaderBar   *bar;
  AdwWindowTitle *heading;
  SanNotice      *notice;
  GtkBox         *body;
  GtkDrawingArea *sheet;
  GtkLabel       *fonts;
  GtkWidget      *work;
  GtkProgressBar *progress;
  GtkLabel       *place;
};

G_DEFINE_FINAL_TYPE (SanPrintPreview, san_print_preview, ADW_TYPE_WINDOW)

static guint sent_signal;

/* How many sheets stand beside each other. */
static guint
count_shown (SanPrintPreview *self)
{
  return CLAMP (self->columns, 1, MAX (san_paper_get_n_pages (self->paper), 1));
}

static double
fitting_zoom (SanPrintPreview *self,
              double           width,
              double           height)
{
  double page_width, page_height;

  san_paper_get_page_size (self->paper, &page_width, &page_height);

  width = (width - 2 * EDGE - (count_shown (self) - 1) * GAP) / count_shown (self);

  return MAX (0.1, MIN (width / page_width, (height - 2 * EDGE) / page_height));
}

static void
show_zoom (SanPrintPreview *self)
{
  double width, height;

  san_paper_get_page_size (self->paper, &width, &height);
  gtk_drawing_area_set_content_width (self->sheet,
                                      self->zoom > 0
                                      ? (int) (width * count_shown (self) * self->zoom +
                                               (count_shown (self) - 1) * GAP + 2 * EDGE) : 0);
  gtk_drawing_area_set_content_height (self->sheet,
                                       self->zoom > 0 ? (int) (height * self->zoom + 2 * EDGE) : 0);
  gtk_widget_queue_draw (GTK_WIDGET (self->sheet));
}

static void
show_page (SanPrintPreview *self)
{
  guint n_pages = san_paper_get_n_pages (self->paper);
  guint last = MIN (self->page + count_shown (self), n_pages);
  g_autofree char *text = last > self->page + 1
                          ? g_strdup_printf (_("Pages %u–%u of %u"), self->page + 1, last, n_pages)
                          : g_strdup_printf (_("Page %u of %u"), self->page + 1, n_pages);

  gtk_label_set_text (self->place, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheet),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.back", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next",
                                 self->page + count_shown (self) < n_pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.print", n_pages > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.save",
                                 n_pages > 0 && self->pdf == NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self->sheet));
}

static void
show_headings (SanPrintPreview *self)
{
  guint n_pages = san_paper_get_n_pages (self->paper);
  g_auto (GStrv) missing = san_paper_font_missing ();
  g_autofree char *sheets = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u sheet",
                                                          "%u sheets", n_pages), n_pages);
  g_autofree char *subtitle = NULL, *list = NULL, *fonts = NULL;
  double width, height;

  san_paper_get_page_size (self->paper, &width, &height);
  subtitle = g_strdup_printf ("%s · %s", sheets,
                              width > height ? _("A4 landscape") : _("A4 portrait"));
  adw_window_title_set_title (self->heading, self->heading_text != NULL
                                             ? self->heading_text
                                             : san_paper_get_title (self->paper));
  adw_window_title_set_subtitle (self->heading, subtitle);

  if (missing[0] == NULL)
    return;

  list = g_strjoinv (_(", "), missing);
  fonts = g_strdup_printf (_("Fonts not installed, similar ones are used: %s"), list);
  gtk_label_set_text (self->fonts, fonts);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->fonts), fonts);
}

/* One sheet of paper, its corner at the origin. */
static void
draw_one (SanPrintPreview *self,
          cairo_t         *cr,
          guint            page,
          double           zoom)
{
  double width, height;

  san_paper_get_page_size (self->paper, &width, &height);
  cairo_save (cr);
  cairo_rectangle (cr, 2, 3, width * zoom, height * zoom);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.25);
  cairo_fill (cr);
  cairo_rectangle (cr, 0, 0, width * zoom, height * zoom);
  cairo_set_source_rgb (cr, 1, 1, 1);   /* paper is white in the dark style too */
  cairo_fill (cr);

  cairo_scale (cr, zoom, zoom);
  san_paper_draw_page (self->paper, cr, page);
  cairo_restore (cr);
}

/* Callbacks */

static void
draw_sheet (GtkDrawingArea *area,
            cairo_t        *cr,
            int             width,
            int             height,
            gpointer        user_data)
{
  SanPrintPreview *self = user_data;
  double zoom = self->zoom > 0 ? self->zoom : fitting_zoom (self, width, height);
  guint n_pages = san_paper_get_n_pages (self->paper), shown = count_shown (self);
  double page_width, page_height, step;

  san_paper_get_page_size (self->paper, &page_width, &page_height);
  step = page_width * zoom + GAP;
  cairo_translate (cr, (int) ((width - shown * step + GAP) / 2),
                   (int) ((height - page_height * zoom) / 2));
  for (guint i = self->page; i < MIN (self->page + shown, n_pages); i++)
    {
      draw_one (self, cr, i, zoom);
      cairo_translate (cr, step, 0);
    }
}

/* Saving: between two slices the window answers */

static void
end_saving (SanPrintPreview *self)
{
  g_clear_handle_id (&self->saving, g_source_remove);
  g_clear_pointer (&self->pdf, san_paper_pdf_free);
  g_clear_pointer (&self->path, g_free);
}

static void
show_saving (SanPrintPreview *self)
{
  gtk_widget_set_visible (self->work, self->pdf != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->fonts), self->pdf == NULL);
  gtk_progress_bar_set_fraction (self->progress, self->pdf != NULL
                                                 ? san_paper_pdf_get_fraction (self->pdf) : 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.save", self->pdf == NULL);
}

static void
finish_saving (SanPrintPreview *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = san_paper_pdf_finish (self->pdf, &error);
  gboolean saved = bytes != NULL && san_surface_save (bytes, self->path, &error);

  end_saving (self);
  show_saving (self);
  if (saved)
    g_signal_emit (self, sent_signal, 0);
  else
    san_notice_show (self->notice, error->message);
}

static gboolean
save_some (gpointer data)
{
  SanPrintPreview *self = data;
  gint64 end = g_get_monotonic_time () + SLICE;

  while (san_paper_pdf_step (self->pdf))
    if (g_get_monotonic_time () >= end)
      {
        show_saving (self);
        return G_SOURCE_CONTINUE;
      }

  self->saving = 0;
  finish_saving (self);

  return G_SOURCE_REMOVE;
}

void
san_print_preview_save (SanPrintPreview *self,
                        const char      *path)
{
  g_return_if_fail (SAN_IS_PRINT_PREVIEW (self));
  g_return_if_fail (path != NULL);

  end_saving (self);
  self->path = g_strdup (path);
  self->pdf = san_paper_pdf_new (self->paper, NULL);
  self->saving = g_idle_add (save_some, self);
  show_saving (self);
}

static void
on_save_response_cb (SanPrintPreview *self,
                     int              response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
      san_print_preview_save (self, g_file_peek_path (file));
    }

  g_clear_object (&self->chooser);
}

static void
on_print_done_cb (GtkPrintOperation      *operation,
                  GtkPrintOperationResult result,
                  SanPrintPreview        *self)
{
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_signal_emit (self, sent_signal, 0);
}

/* Actions */

static void
turn_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SanPrintPreview *self = SAN_PRINT_PREVIEW (widget);
  gboolean next = g_str_equal (action_name, "preview.next");

  guint step = count_shown (self), n_pages = san_paper_get_n_pages (self->paper);

  if (next && self->page + step < n_pages)
    self->page = MIN (self->page + step, n_pages - step);
  else if (!next)
    self->page -= MIN (self->page, step);
  show_page (self);
}

static void
zoom_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SanPrintPreview *self = SAN_PRINT_PREVIEW (widget);
  double zoom = self->zoom;

  if (zoom <= 0)
    zoom = fitting_zoom (self, gtk_widget_get_width (GTK_WIDGET (self->sheet)),
                         gtk_widget_get_height (GTK_WIDGET (self->sheet)));

  if (g_str_equal (action_name, "preview.zoom-in"))
    self->zoom = MIN (zoom * ZOOM_STEP, ZOOM_MOST);
  else if (g_str_equal (action_name, "preview.zoom-out"))
    self->zoom = MAX (zoom / ZOOM_STEP, 0.1);
  else
    self->zoom = 0;
  show_zoom (self);
}

static void
stop_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SanPrintPreview *self = SAN_PRINT_PREVIEW (widget);

  end_saving (self);
  show_saving (self);
}

static void
print_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SanPrintPreview *self = SAN_PRINT_PREVIEW (widget);
  g_autoptr (GtkPrintOperation) operation = san_print_operation_new (self->paper);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_current_page (operation, (int) self->page);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_print_done_cb), self, 0);
  if (!san_print_run (operation, GTK_WINDOW (self), &error))
    san_notice_show (self->notice, error->message);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SanPrintPreview *self = SAN_PRINT_PREVIEW (widget);
  g_autofree char *name = NULL;

  if (self->chooser != NULL)
    return;

  self->chooser = gtk_file_chooser_native_new (_("Save as PDF"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("Save"), _("Cancel"));
  name = g_strconcat (san_paper_get_title (self->paper), ".pdf", NULL);
  g_strdelimit (name, "/\\:*?\"<>|", '-');   /* what a USB stick refuses */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (on_save_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
san_print_preview_dispose (GObject *object)
{
  SanPrintPreview *self = SAN_PRINT_PREVIEW (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  end_saving (self);
  if (self->sheet != NULL)
    gtk_drawing_area_set_draw_func (self->sheet, NULL, NULL, NULL);
  g_clear_object (&self->paper);
  g_clear_pointer (&self->heading_text, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_PRINT_PREVIEW);

  G_OBJECT_CLASS (san_print_preview_parent_class)->dispose (object);
}

static void
san_print_preview_class_init (SanPrintPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_print_preview_dispose;

  sent_signal = g_signal_new ("sent", SAN_TYPE_PRINT_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);

  g_type_ensure (SAN_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/sanse/Sanse/widgets/san-print-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, SanPrintPreview, bar);
  gtk_widget_class_bind_template_child (widget_class, SanPrintPreview, heading);
  gtk_widget_class_bind_template_child (widget_class, SanPrintPreview, notice);
  gtk_widget_class_bind_template_child (widget_class, SanPrintPreview, body);
  gtk_widget_class_bind_template_child (widget_class, SanPrintPreview, sheet);
  gtk_widget_class_bind_template_child (widget_class, SanPrintPreview, fonts);
  gtk_widget_class_bind_template_child (widget_class, SanPrintPreview, work);
  gtk_widget_class_bind_template_child (widget_class, SanPrintPreview, progress);
  gtk_widget_class_bind_template_child (widget_class, SanPrintPreview, place);

  gtk_widget_class_install_action (widget_class, "preview.back", NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "preview.next", NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "preview.fit", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "preview.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "preview.stop", NULL, stop_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "preview.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "preview.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK,
                                       "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK,
                                       "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "preview.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK,
                                       "preview.fit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK,
                                       "preview.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
san_print_preview_init (SanPrintPreview *self)
{
  self->columns = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
san_print_preview_new (GtkWindow *parent,
                       SanPaper  *paper)
{
  SanPrintPreview *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (SAN_IS_PAPER (paper), NULL);

  self = g_object_new (SAN_TYPE_PRINT_PREVIEW,
                       "transient-for", parent,
                       "destroy-with-parent", TRUE,
                       NULL);
  self->paper = g_object_ref (paper);
  gtk_drawing_area_set_draw_func (self->sheet, draw_sheet, self, NULL);
  gtk_window_set_title (GTK_WINDOW (self), _("Print preview"));
  show_headings (self);
  show_page (self);

  return GTK_WIDGET (self);
}

void
san_print_preview_add_way (SanPrintPreview *self,
                           GtkWidget       *button)
{
  g_return_if_fail (SAN_IS_PRINT_PREVIEW (self));

  adw_header_bar_pack_end (self->bar, button);
}

void
san_print_preview_set_heading (SanPrintPreview *self,
                               const char      *text)
{
  g_return_if_fail (SAN_IS_PRINT_PREVIEW (self));

  san_set_str (&self->heading_text, text);
  gtk_window_set_title (GTK_WINDOW (self), text);
  show_headings (self);
}

void
san_print_preview_set_side (SanPrintPreview *self,
                            GtkWidget       *side)
{
  g_return_if_fail (SAN_IS_PRINT_PREVIEW (self));

  gtk_box_prepend (self->body, side);
}

void
san_print_preview_set_columns (SanPrintPreview *self,
                               guint            columns)
{
  g_return_if_fail (SAN_IS_PRINT_PREVIEW (self));

  self->columns = columns;
  san_print_preview_set_paper (self, self->paper);
}

void
san_print_preview_set_paper (SanPrintPreview *self,
                             SanPaper        *paper)
{
  guint n_pages = san_paper_get_n_pages (paper);

  g_return_if_fail (SAN_IS_PRINT_PREVIEW (self));

  end_saving (self);   /* its pages are no longer those */
  show_saving (self);
  g_set_object (&self->paper, paper);
  self->page = MIN (self->page, n_pages - MIN (n_pages, count_shown (self)));
  show_headings (self);
  show_page (self);
  show_zoom (self);
}

void
san_print_preview_show_page (SanPrintPreview *self,
                             guint            page)
{
  guint n_pages = san_paper_get_n_pages (self->paper);

  g_return_if_fail (SAN_IS_PRINT_PREVIEW (self));

  self->page = MIN (page, n_pages - MIN (n_pages, count_shown (self)));
  show_page (self);
}

void
san_print_preview_report (SanPrintPreview *self,
                          const GError    *error)
{
  g_return_if_fail (SAN_IS_PRINT_PREVIEW (self));

  san_notice_show (self->notice, error->message);
}

SanPaper *
san_print_preview_get_paper (SanPrintPreview *self)
{
  g_return_val_if_fail (SAN_IS_PRINT_PREVIEW (self), NULL);

  return self->paper;
}
