/* san-slip-preview.c - slips before they are printed: which, how, with what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-slip-preview.h"

#include <glib/gi18n-lib.h>

#include "paper/san-slip.h"
#include "widgets/san-print-preview.h"
#include "widgets/san-ticket-badge.h"

#define SIDE_WIDTH 270
#define WINDOW_WIDTH 1280
#define WINDOW_HEIGHT 820
#define COLUMNS 3
/* Photographs of more slips than this are read only when they are asked for. */
#define MANY 40

/* What belongs to one preview; freed with its window. */
typedef struct
{
  SanContext      *context;
  SanPrintPreview *window;
  SanSlipBook     *book;
  GArray          *ids;       /* gint64, drafts left out */
  GtkWidget       *ways[SAN_SLIP_PLAIN + 1];
  GtkWidget       *photos;
  GtkWidget       *qr;
  GtkWidget       *stub;
  GtkWidget       *feedback;
  GtkWidget       *collective;
  GPtrArray       *included;  /* check buttons, by slip */
} Preview;

static void
preview_free (Preview *preview)
{
  g_clear_object (&preview->book);
  g_clear_object (&preview->context);
  g_array_unref (preview->ids);
  g_ptr_array_unref (preview->included);
  g_free (preview);
}

static SanSlipOptions
read_options (Preview *preview)
{
  SanSlipOptions options = {
    .photos = gtk_switch_get_active (GTK_SWITCH (preview->photos)),
    .qr = gtk_switch_get_active (GTK_SWITCH (preview->qr)),
    .stub = gtk_switch_get_active (GTK_SWITCH (preview->stub)),
    .feedback = gtk_switch_get_active (GTK_SWITCH (preview->feedback)),
    .collective = gtk_switch_get_active (GTK_SWITCH (preview->collective)),
  };

  for (SanSlipWay way = SAN_SLIP_PAGE; way <= SAN_SLIP_PLAIN; way++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (preview->ways[way])))
      options.way = way;

  return options;
}

/* (transfer full): @ids (inout): those that are drafts are taken out */
static SanSlipBook *
load_book (SanContext           *context,
           GArray               *ids,
           const SanSlipOptions *options,
           GError              **error)
{
  g_autoptr (SanSlipLoader) loader = san_slip_loader_new (san_context_get_database (context),
                                                          error);
  g_autoptr (SanSlipBook) book = san_slip_book_new (options);

  if (loader == NULL)
    return NULL;

  for (guint i = 0; i < ids->len;)
    {
      g_autoptr (GError) problem = NULL;
      SanSlip *slip = san_slip_loader_load (loader, g_array_index (ids, gint64, i),
                                            options->photos, &problem);

      if (slip != NULL)
        {
          san_slip_book_add (book, slip);
          i++;
        }
      else if (g_error_matches (problem, SAN_ERROR, SAN_ERROR_INVALID) && ids->len > 1)
        {
          g_array_remove_index (ids, i);
        }
      else
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }

  return g_steal_pointer (&book);
}

static void
apply_included (Preview *preview)
{
  for (guint i = 0; i < preview->included->len; i++)
    san_slip_book_leave_out (preview->book, i,
                             !gtk_check_button_get_active (g_ptr_array_index (preview->included,
                                                                              i)));
}

/* Draws anew, as the side says; photographs are read when they are wanted first. */
static void
update (Preview *preview)
{
  SanSlipOptions options = read_options (preview);
  g_autoptr (GError) error = NULL;

  if (options.photos && !san_slip_book_get_options (preview->book)->photos)
    {
      SanSlipBook *book = load_book (preview->context, preview->ids, &options, &error);

      if (book == NULL)
        {
          san_print_preview_report (preview->window, error);
          return;
        }
      g_object_unref (preview->book);
      preview->book = book;
    }
  san_slip_book_set_options (preview->book, &options);
  apply_included (preview);
  san_print_preview_set_paper (preview->window, SAN_PAPER (preview->book));
}

/* Callbacks */

static void
on_included_cb (Preview *preview)
{
  apply_included (preview);
  san_print_preview_set_paper (preview->window, SAN_PAPER (preview->book));
}

static void
on_row_activated_cb (AdwActionRow *row,
                     Preview      *preview)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "index"));

  san_print_preview_show_page (preview->window, san_slip_book_find_page (preview->book, index));
}

static void
on_sent_cb (SanPrintPreview *window,
            Preview         *preview)
{
  SanWorkspace *workspace = san_context_get_workspace (preview->context);
  g_autoptr (GArray) sent = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < san_slip_book_get_n_slips (preview->book); i++)
    {
      const SanSlip *slip = san_slip_book_get_slip (preview->book, i);

      if (!slip->left_out)
        g_array_append_val (sent, slip->id);
    }
  if (san_context_is_read_only (preview->context) || sent->len == 0)
    return;
  if (!san_ticket_mark_left (workspace, (const gint64 *) (void *) sent->data, sent->len, &error))
    san_print_preview_report (window, error);
}

/* The side */

static GtkWidget *
add_group (GtkWidget  *side,
           const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (side), group);

  return group;
}

static GtkWidget *
add_row (GtkWidget  *group,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return row;
}

static void
add_ways (Preview   *preview,
          GtkWidget *side)
{
  static const struct
  {
    const char *title, *subtitle;
  } ways[] = {
    [SAN_SLIP_PAGE] = { N_("Whole page"), N_("For a colour printer") },
    [SAN_SLIP_STRIPE] = { N_("Left stripe only"), N_("Saves ink; copies stay recognisable") },
    [SAN_SLIP_PLAIN] = { N_("No colour"), N_("For white, yellow and red paper, fed by colour") },
  };
  GtkWidget *group = add_group (side, _("Colour"));

  for (SanSlipWay way = SAN_SLIP_PAGE; way <= SAN_SLIP_PLAIN; way++)
    {
      GtkWidget *row = add_row (group, _(ways[way].title), _(ways[way].subtitle));
      GtkWidget *button = gtk_check_button_new ();

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      if (way > SAN_SLIP_PAGE)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (button),
                                    GTK_CHECK_BUTTON (preview->ways[SAN_SLIP_PAGE]));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), way == SAN_SLIP_PAGE);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (update), preview);
      preview->ways[way] = button;
    }
}

static GtkWidget *
add_switch (Preview    *preview,
            GtkWidget  *group,
            const char *title,
            const char *subtitle,
            gboolean    active)
{
  GtkWidget *row = add_row (group, title, subtitle);
  GtkWidget *button = gtk_switch_new ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (button), active);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_signal_connect_swapped (button, "notify::active", G_CALLBACK (update), preview);

  return button;
}

static void
add_contents (Preview   *preview,
              GtkWidget *side)
{
  const SanSlipOptions *options = san_slip_book_get_options (preview->book);
  GtkWidget *group = add_group (side, _("Contents"));

  preview->photos = add_switch (preview, group, _("Photographs of the problem"),
                                _("At most four on a page"), options->photos);
  preview->qr = add_switch (preview, group, _("QR code"), _("Number and checksum"), TRUE);
  preview->stub = add_switch (preview, group, _("Counterfoil"), _("A receipt to tear off"), TRUE);
  preview->feedback = add_switch (preview, group, _("Feedback sheet"),
                                  _("With places for photographs"), FALSE);
  preview->collective = add_switch (preview, group, _("One paper a unit"),
                                    _("A table of all its tickets"), FALSE);
}

static void
add_slips (Preview   *preview,
           GtkWidget *side)
{
  GtkWidget *group = add_group (side, _("Slips"));

  for (guint i = 0; i < san_slip_book_get_n_slips (preview->book); i++)
    {
      const SanSlip *slip = san_slip_book_get_slip (preview->book, i);
      SanTicketNumber number = { SAN_TICKET_WHITE, 0, 0 };
      g_autofree char *label = NULL;
      GtkWidget *badge = san_ticket_badge_new (SAN_TICKET_BADGE_WORD);
      GtkWidget *check = gtk_check_button_new ();
      GtkWidget *row;

      san_ticket_number_parse (slip->key, &number, NULL);
      label = san_ticket_number_label (&number);
      row = add_row (group, label, NULL);
      san_ticket_badge_set (SAN_TICKET_BADGE (badge), slip->colour, FALSE);
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), badge);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), check);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data (G_OBJECT (row), "index", GUINT_TO_POINTER (i));
      g_signal_connect (row, "activated", G_CALLBACK (on_row_activated_cb), preview);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_included_cb), preview);
      g_ptr_array_add (preview->included, check);
    }
}

static GtkWidget *
make_side (Preview *preview)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *hint = gtk_label_new (_("Shape (slip, triangle, octagon) and word are always printed, "
                                     "so that black-and-white copies can be told apart."));

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  add_ways (preview, box);
  add_contents (preview, box);
  add_slips (preview, box);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (hint), 20);
  gtk_widget_add_css_class (hint, "sn-cap");
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_box_append (GTK_BOX (box), hint);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scrolled, SIDE_WIDTH, -1);
  gtk_widget_set_hexpand (scrolled, FALSE);
  gtk_widget_add_css_class (scrolled, "sn-side");
  gtk_widget_add_css_class (scrolled, "sn-slips");

  return scrolled;
}

void
san_slip_preview_open (GtkWidget    *parent,
                       SanContext   *context,
                       const gint64 *ids,
                       guint         n)
{
  const SanSlipOptions options = {
    .way = SAN_SLIP_PAGE, .photos = n <= MANY, .qr = TRUE, .stub = TRUE,
  };
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  SanSlipBook *book;
  Preview *preview;
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (SAN_IS_CONTEXT (context));

  g_array_append_vals (wanted, ids, n);
  book = load_book (context, wanted, &options, &error);
  if (book == NULL)
    {
      san_context_report (context, error);
      return;
    }

  root = gtk_widget_get_root (parent);
  preview = g_new0 (Preview, 1);
  preview->context = g_object_ref (context);
  preview->book = book;
  preview->ids = g_steal_pointer (&wanted);
  preview->included = g_ptr_array_new ();
  preview->window = SAN_PRINT_PREVIEW (san_print_preview_new (GTK_IS_WINDOW (root)
                                                              ? GTK_WINDOW (root) : NULL,
                                                              SAN_PAPER (book)));
  g_object_set_data_full (G_OBJECT (preview->window), "san-slips", preview,
                          (GDestroyNotify) preview_free);
  g_signal_connect (preview->window, "sent", G_CALLBACK (on_sent_cb), preview);
  san_print_preview_set_side (preview->window, make_side (preview));
  san_print_preview_set_columns (preview->window, COLUMNS);
  san_print_preview_set_heading (preview->window, _("Print slips"));
  gtk_window_set_default_size (GTK_WINDOW (preview->window), WINDOW_WIDTH, WINDOW_HEIGHT);
  gtk_window_present (GTK_WINDOW (preview->window));
}
