/* san-onsite-form.c - the sheet of a point, filled with the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-onsite-form.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "pages/assessment/san-onsite-row.h"
#include "widgets/san-tag.h"

struct _SanOnsiteForm
{
  GtkBox             parent_instance;

  SanOnsiteSheet    *sheet;
  GtkSizeGroup      *columns[SAN_ONSITE_COLUMNS];
  int                gone_on;       /* from this line, by itself; −1 */
  gboolean           filling;
  gboolean           wanted;        /* the focus, as soon as it is in view */
  gint64             point;         /* on the sheet; 0: none */

  GtkLabel          *title;
  SanTag            *category;
  SanTag            *must_see;
  GtkLabel          *score;
  GtkLabel          *facts;
  GtkLabel          *sum;
  GtkListBox        *list;
  GtkScrolledWindow *scroller;
  GtkLabel          *note_title;
  GtkEntry          *note;
  guint              noted;         /* the line that the note is of */
  GtkWidget         *hints;
  GtkWidget         *finish;
  GtkWidget         *previous;
};

G_DEFINE_FINAL_TYPE (SanOnsiteForm, san_onsite_form, GTK_TYPE_BOX)

enum { SELECTED, PHOTO, ISSUE, STEP, FINISH, N_SIGNALS };

static guint signals[N_SIGNALS];

int
san_onsite_form_get_current (SanOnsiteForm *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

int
san_onsite_form_get_photo_line (SanOnsiteForm *self)
{
  return self->gone_on >= 0 ? self->gone_on : san_onsite_form_get_current (self);
}

static SanOnsiteRow *
current_row (SanOnsiteForm *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? SAN_ONSITE_ROW (row) : NULL;
}

/* Showing */

static void
show_sum (SanOnsiteForm *self)
{
  g_auto (SanSheetSum) sum = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *score = NULL;

  san_onsite_sheet_sum_up (self->sheet, &sum);
  text = g_strdup_printf (_("%u of %u rated, %s off so far"), sum.n_rated, sum.n, sum.loss);
  /* a point nobody rated has no marks yet, not all of them */
  score = g_strdup_printf ("%s <span size=\"small\" weight=\"normal\" alpha=\"65%%\">/ 100</span>",
                           sum.n_rated > 0 ? sum.score : "—");
  gtk_label_set_text (self->sum, text);
  gtk_label_set_markup (self->score, score);
}

static void
add_hint (SanOnsiteForm *self,
          const char    *key,
          const char    *text)
{
  GtkWidget *kbd = gtk_label_new (key);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (kbd, "sn-kbd");
  gtk_widget_set_valign (kbd, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "sn-tiny");
  gtk_widget_add_css_class (label, "sn-dim");
  gtk_box_append (GTK_BOX (self->hints), kbd);
  gtk_box_append (GTK_BOX (self->hints), label);
}

/* Which key is what, for the item in hand. */
static void
show_hints (SanOnsiteForm *self)
{
  int current = san_onsite_form_get_current (self);
  const SanSheetLine *line;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->hints)) != NULL)
    gtk_box_remove (GTK_BOX (self->hints), child);
  if (current < 0)
    return;

  line = san_onsite_sheet_get_line (self->sheet, current);
  if (g_str_equal (line->item->method, "deduct") || g_str_equal (line->item->method, "value"))
    add_hint (self, "0–9", g_str_equal (line->item->method, "value") ? _("Value") : _("Faults"));
  else
    {
      for (guint i = 0; i < line->ratings->ratings->len; i++)
        {
          const char key[2] = { '1' + i, '\0' };

          add_hint (self, key, ((SanRating *) g_ptr_array_index (line->ratings->ratings, i))->word);
        }
    }
  add_hint (self, g_str_equal (line->item->method, "deduct") ||
            g_str_equal (line->item->method, "value") ? "/" : "0", _("N/A"));
  if (san_onsite_sheet_get_role (self->sheet) == SAN_SHEET_FIRST)
    add_hint (self, "P", _("Photo"));
}

static void
show_note (SanOnsiteForm *self)
{
  int current = san_onsite_form_get_current (self);
  g_autofree char *title = NULL;

  if (current < 0)
    return;

  title = g_strdup_printf (_("Note on item %d"), current + 1);
  self->noted = current;
  gtk_label_set_text (self->note_title, title);
  gtk_editable_set_text (GTK_EDITABLE (self->note),
                         san_onsite_sheet_get_line (self->sheet, current)->found->note);
  gtk_widget_set_sensitive (GTK_WIDGET (self->note), san_onsite_sheet_is_open (self->sheet));
}

static void
on_sheet_changed_cb (SanOnsiteForm *self,
                     int            line)
{
  guint n = san_onsite_sheet_get_n (self->sheet);

  for (guint i = 0; i < n; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row != NULL && (line < 0 || (guint) line == i))
        san_onsite_row_update (SAN_ONSITE_ROW (row));
    }
  show_sum (self);
}

/* Moving */

static void
scroll_to (SanOnsiteForm *self,
           GtkWidget     *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    return;

  gtk_adjustment_clamp_page (adjustment, bounds.origin.y,
                             bounds.origin.y + bounds.size.height);
}

void
san_onsite_form_select (SanOnsiteForm *self,
                        guint          index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) index);

  self->gone_on = -1;
  if (row == NULL)
    return;

  gtk_list_box_select_row (self->list, row);
  scroll_to (self, GTK_WIDGET (row));
  san_onsite_form_focus (self);
}

void
san_onsite_form_focus (SanOnsiteForm *self)
{
  SanOnsiteRow *row = current_row (self);

  self->wanted = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (row != NULL && !self->wanted)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
on_map_cb (SanOnsiteForm *self)
{
  if (self->wanted)
    san_onsite_form_focus (self);
}

/* On from the line that was rated; the last one stays. */
static void
go_on (SanOnsiteForm *self)
{
  int current = san_onsite_form_get_current (self);

  if (current >= 0 && (guint) current + 1 < san_onsite_sheet_get_n (self->sheet))
    {
      san_onsite_form_select (self, current + 1);
      self->gone_on = current;
    }
  else
    san_onsite_form_focus (self);
}

static void
on_row_done_cb (SanOnsiteForm *self)
{
  go_on (self);
}

static void
show_current (SanOnsiteForm *self)
{
  self->gone_on = -1;
  show_note (self);
  show_hints (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
on_selected_cb (SanOnsiteForm *self)
{
  if (self->filling || self->sheet == NULL)
    return;

  san_onsite_form_commit (self);
  show_current (self);
}

/* Keys */

/* The digit on the key, whatever Shift makes of it. */
static int
digit_of (guint           keyval,
          GdkModifierType state)
{
  static const char shifted[] = ")!@#$%^&*(";
  guint32 character = gdk_keyval_to_unicode (keyval);
  const char *found;

  if (character >= '0' && character <= '9')
    return (int) character - '0';
  /* an input method in full width */
  if (character >= 0xff10 && character <= 0xff19)
    return (int) character - 0xff10;
  if ((state & GDK_SHIFT_MASK) == 0 || character == 0 || character > 127)
    return -1;
  found = strchr (shifted, (int) character);

  return found != NULL ? (int) (found - shifted) : -1;
}

static gboolean
press_digit (SanOnsiteForm *self,
             guint          digit,
             gboolean       all)
{
  SanOnsiteRow *row = current_row (self);
  const SanItem *item;
  gboolean rated = FALSE;

  if (row == NULL || !san_onsite_sheet_is_open (self->sheet))
    return row != NULL;

  if (all)
    {
      san_onsite_sheet_rate_rest (self->sheet, san_onsite_row_get_index (row), digit);
      return TRUE;
    }
  item = san_onsite_sheet_get_line (self->sheet, san_onsite_row_get_index (row))->item;
  /* nought is a number where one is typed */
  if (digit == 0 && (g_str_equal (item->method, "deduct") || g_str_equal (item->method, "value")))
    return san_onsite_row_type (row, "0");
  if (san_onsite_row_rate (row, digit, &rated) && rated)
    go_on (self);

  return TRUE;
}

static gboolean
press_move (SanOnsiteForm *self,
            int            step)
{
  int current = san_onsite_form_get_current (self);
  int n = (int) san_onsite_sheet_get_n (self->sheet);

  if (current >= 0)
    san_onsite_form_select (self, CLAMP (current + step, 0, n - 1));

  return TRUE;
}

static gboolean
press_letter (SanOnsiteForm *self,
              guint          keyval)
{
  SanOnsiteRow *row = current_row (self);
  gboolean rated;

  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_n:
      return gtk_widget_grab_focus (GTK_WIDGET (self->note));

    case GDK_KEY_f:
      return row != NULL && san_onsite_row_type (row, NULL);

    case GDK_KEY_p:
      g_signal_emit (self, signals[PHOTO], 0);
      return TRUE;

    case GDK_KEY_w:
      g_signal_emit (self, signals[ISSUE], 0);
      return TRUE;

    case GDK_KEY_slash:
    case GDK_KEY_KP_Divide:
      if (row != NULL && san_onsite_row_rate (row, 0, &rated) && rated)
        go_on (self);
      return TRUE;

    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      if (row != NULL)
        san_onsite_sheet_rate (self->sheet, san_onsite_row_get_index (row), "");
      return TRUE;

    default:
      return FALSE;
    }
}

gboolean
san_onsite_form_press (SanOnsiteForm  *self,
                       guint           keyval,
                       GdkModifierType state)
{
  int digit = digit_of (keyval, state);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  if (digit >= 0)
    return press_digit (self, digit, (state & GDK_SHIFT_MASK) != 0);

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return press_move (self, -1);

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return press_move (self, 1);

    case GDK_KEY_Home:
      return press_move (self, -G_MAXINT16);

    case GDK_KEY_End:
      return press_move (self, G_MAXINT16);

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return press_move (self, 1);

    default:
      return press_letter (self, keyval);
    }
}

/* What is typed into goes before the keys of the form. */
static gboolean
is_typing (SanOnsiteForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && GTK_IS_EDITABLE (focus);
}

static gboolean
on_key_cb (GtkEventControllerKey *controller,
           guint                  keyval,
           guint                  keycode,
           GdkModifierType        state,
           SanOnsiteForm         *self)
{
  if (is_typing (self))
    {
      if (keyval != GDK_KEY_Escape)
        return FALSE;
      /* nothing of what was typed is kept */
      show_note (self);
      san_onsite_form_focus (self);
      return TRUE;
    }

  return san_onsite_form_press (self, keyval, state);
}

/* The note */

void
san_onsite_form_commit (SanOnsiteForm *self)
{
  if (self->sheet != NULL && self->noted < san_onsite_sheet_get_n (self->sheet) &&
      gtk_list_box_get_selected_row (self->list) != NULL)
    san_onsite_sheet_set_note (self->sheet, self->noted,
                               gtk_editable_get_text (GTK_EDITABLE (self->note)));
}

static void
on_note_leave_cb (SanOnsiteForm *self)
{
  san_onsite_form_commit (self);
}

static void
on_note_activate_cb (SanOnsiteForm *self)
{
  san_onsite_form_commit (self);
  san_onsite_form_focus (self);
}

/* Another point */

static gboolean
has_focus (SanOnsiteForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* The same point read anew keeps its current item, and the focus. */
void
san_onsite_form_set_place (SanOnsiteForm        *self,
                           const SanOnsitePlace *place)
{
  const SanVisit *visit = san_onsite_sheet_get_visit (self->sheet);
  g_autoptr (GString) facts = g_string_new (place->path);
  guint n = san_onsite_sheet_get_n (self->sheet), first = 0;
  int line = visit != NULL && visit->point_id == self->point ? san_onsite_form_get_current (self) : -1;
  gboolean focused = has_focus (self);
  GtkListBoxRow *old;

  self->filling = TRUE;
  self->point = visit != NULL ? visit->point_id : 0;
  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = san_onsite_row_new (self->sheet, i, self->columns);

      g_signal_connect_object (row, "done", G_CALLBACK (on_row_done_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
    }
  while (first < n && san_onsite_sheet_is_rated (self->sheet, first))
    first++;
  if (line >= 0 && (guint) line < n)
    first = line;
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list,
                                                                      first < n ? (int) first : 0));
  self->filling = FALSE;
  self->gone_on = -1;

  if (place->address != NULL && *place->address != '\0')
    g_string_append_printf (facts, "　　%s", place->address);
  if (place->bureau != NULL)
    g_string_append_printf (facts, _("　　Line bureau: %s"), place->bureau);
  gtk_label_set_text (self->title, place->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), place->title);
  san_tag_set (self->category, place->category, "accent");
  san_tag_set (self->must_see, visit != NULL && visit->must_see ? _("Mandatory") : "", "");
  gtk_label_set_text (self->facts, facts->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->facts), facts->str);
  gtk_widget_set_sensitive (self->finish, visit != NULL);
  gtk_widget_set_sensitive (self->previous, visit != NULL);
  show_sum (self);
  show_current (self);
  if (focused)
    san_onsite_form_focus (self);
}

/* Making */

static GtkWidget *
make_head (SanOnsiteForm *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->category = SAN_TAG (san_tag_new ("", "accent"));
  self->must_see = SAN_TAG (san_tag_new ("", ""));
  self->facts = GTK_LABEL (gtk_label_new (NULL));
  self->score = GTK_LABEL (gtk_label_new (NULL));
  self->sum = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (head, "sn-onsite-head");
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "sn-h1");
  gtk_widget_add_css_class (GTK_WIDGET (self->facts), "sn-cap");
  gtk_widget_add_css_class (GTK_WIDGET (self->facts), "sn-dim");
  gtk_widget_add_css_class (GTK_WIDGET (self->score), "sn-kpi");
  gtk_widget_add_css_class (GTK_WIDGET (self->sum), "sn-tiny");
  gtk_widget_add_css_class (GTK_WIDGET (self->sum), "sn-dim");
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->facts, 0);
  gtk_label_set_ellipsize (self->facts, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->score, 1);
  gtk_label_set_xalign (self->sum, 1);
  gtk_widget_set_valign (GTK_WIDGET (self->category), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->must_see), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->category));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->must_see));
  gtk_box_append (GTK_BOX (left), line);
  gtk_box_append (GTK_BOX (left), GTK_WIDGET (self->facts));
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->score));
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->sum));
  gtk_box_append (GTK_BOX (head), left);
  gtk_box_append (GTK_BOX (head), right);

  return head;
}

static GtkWidget *
make_titles (SanOnsiteForm *self)
{
  const struct { const char *text; float xalign; } titles[SAN_ONSITE_COLUMNS] = {
    { C_("item", "No."), 1 }, { C_("item", "Marks"), 1 }, { C_("item", "Rating"), .5 },
    { C_("item", "Earned"), 1 }, { "", 0 },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (_("What is assessed"));

  gtk_widget_add_css_class (box, "sn-onsite-titles");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  for (guint i = 0; i < SAN_ONSITE_COLUMNS; i++)
    {
      GtkWidget *title = gtk_label_new (titles[i].text);

      gtk_label_set_xalign (GTK_LABEL (title), titles[i].xalign);
      self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      gtk_size_group_add_widget (self->columns[i], title);
      gtk_box_append (GTK_BOX (box), title);
      if (i == SAN_ONSITE_NUMBER)
        gtk_box_append (GTK_BOX (box), name);
    }

  return box;
}

static GtkWidget *
make_note (SanOnsiteForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->note_title = GTK_LABEL (gtk_label_new (NULL));
  self->note = GTK_ENTRY (gtk_entry_new ());
  gtk_label_set_xalign (self->note_title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->note_title), "sn-cap");
  gtk_widget_add_css_class (GTK_WIDGET (self->note_title), "sn-strong");
  gtk_widget_add_css_class (GTK_WIDGET (self->note_title), "sn-dim");
  gtk_widget_add_css_class (box, "sn-onsite-note");
  gtk_entry_set_placeholder_text (self->note, _("What was seen; N starts here"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Note"), -1);
  g_signal_connect_swapped (self->note, "activate", G_CALLBACK (on_note_activate_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_note_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->note), focus);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note_title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));

  return box;
}

static void
on_previous_clicked_cb (SanOnsiteForm *self)
{
  g_signal_emit (self, signals[STEP], 0, -1);
}

static void
on_finish_clicked_cb (SanOnsiteForm *self)
{
  g_signal_emit (self, signals[FINISH], 0);
}

static GtkWidget *
make_foot (SanOnsiteForm *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->hints = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->previous = gtk_button_new_with_label (_("Previous point"));
  self->finish = gtk_button_new_with_label (_("Finish, next point"));
  gtk_widget_add_css_class (foot, "sn-status");
  gtk_widget_add_css_class (self->finish, "suggested-action");
  gtk_widget_set_focus_on_click (self->previous, FALSE);
  gtk_widget_set_focus_on_click (self->finish, FALSE);
  gtk_widget_set_valign (self->previous, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->finish, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->previous, _("Ctrl+↑"));
  gtk_widget_set_tooltip_text (self->finish, _("Ctrl+Enter"));
  g_signal_connect_swapped (self->previous, "clicked", G_CALLBACK (on_previous_clicked_cb), self);
  g_signal_connect_swapped (self->finish, "clicked", G_CALLBACK (on_finish_clicked_cb), self);
  /* many ratings must not make the page wide */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->hints);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (foot), scroller);
  gtk_box_append (GTK_BOX (foot), self->previous);
  gtk_box_append (GTK_BOX (foot), self->finish);

  return foot;
}

static GtkWidget *
make_items (SanOnsiteForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "sn-onsite-items");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Items"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_selected_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), make_note (self));
  gtk_scrolled_window_set_child (self->scroller, box);
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->scroller), "sn-onsite-form");

  return GTK_WIDGET (self->scroller);
}

GtkWidget *
san_onsite_form_new (SanOnsiteSheet *sheet)
{
  SanOnsiteForm *self = g_object_new (SAN_TYPE_ONSITE_FORM, NULL);

  self->sheet = g_object_ref (sheet);
  g_signal_connect_object (sheet, "changed", G_CALLBACK (on_sheet_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* The class */

static void
san_onsite_form_dispose (GObject *object)
{
  SanOnsiteForm *self = SAN_ONSITE_FORM (object);

  g_clear_object (&self->sheet);
  for (guint i = 0; i < SAN_ONSITE_COLUMNS; i++)
    g_clear_object (&self->columns[i]);

  G_OBJECT_CLASS (san_onsite_form_parent_class)->dispose (object);
}

static void
add_signal (SanOnsiteFormClass *klass,
            guint               id,
            const char         *name)
{
  signals[id] = g_signal_new (name, SAN_TYPE_ONSITE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
}

static void
san_onsite_form_class_init (SanOnsiteFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_onsite_form_dispose;

  add_signal (klass, SELECTED, "selected");
  add_signal (klass, PHOTO, "photo");
  add_signal (klass, ISSUE, "issue");
  add_signal (klass, FINISH, "finish");
  signals[STEP] = g_signal_new ("step", SAN_TYPE_ONSITE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
san_onsite_form_init (SanOnsiteForm *self)
{
  self->gone_on = -1;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_box_append (GTK_BOX (self), make_head (self));
  gtk_box_append (GTK_BOX (self), make_titles (self));
  gtk_box_append (GTK_BOX (self), make_items (self));
  gtk_box_append (GTK_BOX (self), make_foot (self));
  g_signal_connect_after (self, "map", G_CALLBACK (on_map_cb), NULL);
}
