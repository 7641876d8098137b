/* san-help-window.c - the user's manual, shown in the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-help-window.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define RESOURCE "/org/sanse/Sanse/"

struct _SanHelpWindow
{
  AdwWindow    parent_instance;

  GtkTextView *view;
};

G_DEFINE_FINAL_TYPE (SanHelpWindow, san_help_window, ADW_TYPE_WINDOW)

/* The manual in the language of the program. */
static char *
load_manual (void)
{
  const char *file = RESOURCE "manual.md";
  g_autoptr (GBytes) bytes = NULL;

  for (const char *const *name = g_get_language_names (); *name != NULL; name++)
    {
      if (g_str_has_prefix (*name, "zh"))
        file = RESOURCE "manual.zh_CN.md";
      if (g_str_has_prefix (*name, "zh") || g_str_has_prefix (*name, "en") ||
          strcmp (*name, "C") == 0)
        break;
    }

  bytes = g_resources_lookup_data (file, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : g_strdup ("");
}

static void
append (GtkTextBuffer *buffer,
        const char    *text,
        gsize          length,
        const char    *tag,
        const char    *second_tag)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_with_tags_by_name (buffer, &end, text, (int) length,
                                            tag != NULL ? tag : "body", second_tag, NULL);
}

/* Text with **bold** and `code` in it. */
static void
append_inline (GtkTextBuffer *buffer,
               const char    *text,
               const char    *block)
{
  while (*text != '\0')
    {
      gsize plain = strcspn (text, "*`");
      const char *mark = text + plain;
      gsize width = g_str_has_prefix (mark, "**") ? 2 : 1;
      g_autofree char *word = g_strndup (mark, width);
      const char *close = *mark != '\0' ? strstr (mark + width, word) : NULL;

      if (plain > 0)
        append (buffer, text, plain, block, NULL);
      if (*mark == '\0')
        return;

      if (close == NULL || (*mark == '*' && width == 1))
        {
          append (buffer, mark, width, block, NULL);
          text = mark + width;
          continue;
        }

      append (buffer, mark + width, (gsize) (close - mark) - width, block,
              *mark == '`' ? "code" : "bold");
      text = close + width;
    }
}

/* | a | b | becomes a line with tabs; the line of dashes below the head is left out. */
static void
append_table_row (GtkTextBuffer *buffer,
                  const char    *line)
{
  g_auto (GStrv) cells = NULL;
  g_autofree char *inner = g_strndup (line + 1, strlen (line) - 2);

  if (g_str_has_prefix (line, "|---"))
    return;

  cells = g_strsplit (inner, "|", -1);
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        append (buffer, "\t", 1, "table", NULL);
      append_inline (buffer, g_strstrip (cells[i]), "table");
    }

  append (buffer, "\n", 1, "table", NULL);
}

static void
append_line (GtkTextBuffer *buffer,
             const char    *line)
{
  static const struct
  {
    const char *start;
    const char *tag;
    gsize       skip;
  } blocks[] = {
    { "## ", "h2", 3 }, { "# ", "h1", 2 }, { "    ", "pre", 4 },
  };

  if (*line == '\0')
    return;

  if (*line == '|' && g_str_has_suffix (line, "|"))
    {
      append_table_row (buffer, line);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      if (g_str_has_prefix (line, blocks[i].start))
        {
          append (buffer, line + blocks[i].skip, strlen (line + blocks[i].skip),
                  blocks[i].tag, NULL);
          append (buffer, "\n", 1, blocks[i].tag, NULL);
          return;
        }
    }

  if (g_str_has_prefix (line, "- "))
    {
      append (buffer, "• ", strlen ("• "), "item", NULL);
      append_inline (buffer, line + 2, "item");
    }
  else
    {
      append_inline (buffer, line, g_ascii_isdigit (*line) ? "item" : "body");
    }

  append (buffer, "\n", 1, "body", NULL);
}

static void
add_tags (GtkTextBuffer *buffer)
{
  PangoTabArray *tabs = pango_tab_array_new_with_positions (2, TRUE, PANGO_TAB_LEFT, 190,
                                                            PANGO_TAB_LEFT, 380);

  gtk_text_buffer_create_tag (buffer, "body", "pixels-below-lines", 6, NULL);
  gtk_text_buffer_create_tag (buffer, "item", "left-margin", 30, "indent", -16,
                              "pixels-below-lines", 4, NULL);
  gtk_text_buffer_create_tag (buffer, "h1", "weight", PANGO_WEIGHT_BOLD, "scale", 1.5,
                              "pixels-below-lines", 8, NULL);
  gtk_text_buffer_create_tag (buffer, "h2", "weight", PANGO_WEIGHT_BOLD, "scale", 1.2,
                              "pixels-above-lines", 18, "pixels-below-lines", 8, NULL);
  gtk_text_buffer_create_tag (buffer, "table", "tabs", tabs,
                              "left-margin", 42, "pixels-below-lines", 3, NULL);
  gtk_text_buffer_create_tag (buffer, "pre", "family", "monospace", "left-margin", 30, NULL);
  gtk_text_buffer_create_tag (buffer, "code", "family", "monospace", NULL);
  gtk_text_buffer_create_tag (buffer, "bold", "weight", PANGO_WEIGHT_BOLD, NULL);
  pango_tab_array_free (tabs);
}

static void
san_help_window_class_init (SanHelpWindowClass *klass)
{
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
san_help_window_init (SanHelpWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autofree char *manual = load_manual ();
  g_auto (GStrv) lines = g_strsplit (manual, "\n", -1);
  GtkTextBuffer *buffer;
  GtkTextIter start;

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_editable (self->view, FALSE);
  gtk_text_view_set_cursor_visible (self->view, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (self->view, 28);
  gtk_text_view_set_right_margin (self->view, 28);
  gtk_text_view_set_top_margin (self->view, 18);
  gtk_text_view_set_bottom_margin (self->view, 28);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Help"), -1);

  buffer = gtk_text_view_get_buffer (self->view);
  add_tags (buffer);
  for (guint i = 0; lines[i] != NULL; i++)
    append_line (buffer, lines[i]);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Help"));
  gtk_window_set_default_size (GTK_WINDOW (self), 760, 640);
}

GtkWindow *
san_help_window_new (GtkWindow *parent)
{
  return g_object_new (SAN_TYPE_HELP_WINDOW, "transient-for", parent, NULL);
}
