/* san-unit-sheet-book.c - a unit's own sheet as a workbook, a worksheet for each table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-unit-sheet-private.h"

#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "base/san-error.h"
#include "base/san-plain-numbers.h"

#define FONT_TITLE "方正小标宋简体"
#define FONT_BODY "宋体"
#define COLOUR_HEAD 0xE8EBEF
#define COLOUR_LINE 0x8F98A5
#define COLOUR_NOTE 0x59626E
#define MOST_DECIMALS 6
#define ROW_HEAD 3
#define LINE_HEIGHT 13         /* points */
#define CELL_HEIGHT 5          /* beside its lines */
#define PHOTO_PIXELS 320.0     /* wide */
#define PHOTO_ROWS 13
#define PHOTOS_ACROSS 2

typedef struct
{
  lxw_workbook *workbook;
  lxw_format   *title;
  lxw_format   *lead;
  lxw_format   *head;
  lxw_format   *cells[3];                       /* by alignment */
  lxw_format   *figures[MOST_DECIMALS + 1];     /* by places after the point */
} Book;

/* Formats ------------------------------------------------------------------------------- */

static lxw_format *
add_format (Book       *self,
            const char *font,
            double      size,
            gboolean    framed)
{
  lxw_format *format = workbook_add_format (self->workbook);

  format_set_font_name (format, font);
  format_set_font_size (format, size);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_text_wrap (format);
  if (framed)
    {
      format_set_border (format, LXW_BORDER_THIN);
      format_set_border_color (format, COLOUR_LINE);
    }

  return format;
}

static void
add_formats (Book *self)
{
  static const uint8_t aligns[] = { LXW_ALIGN_LEFT, LXW_ALIGN_CENTER, LXW_ALIGN_RIGHT };
  GString *number = g_string_new ("0");

  self->title = add_format (self, FONT_TITLE, 16, FALSE);
  format_set_align (self->title, LXW_ALIGN_CENTER);
  self->lead = add_format (self, FONT_BODY, 10, FALSE);
  format_set_font_color (self->lead, COLOUR_NOTE);
  self->head = add_format (self, FONT_BODY, 10, TRUE);
  format_set_bold (self->head);
  format_set_align (self->head, LXW_ALIGN_CENTER);
  format_set_pattern (self->head, LXW_PATTERN_SOLID);
  format_set_fg_color (self->head, COLOUR_HEAD);

  for (guint i = 0; i < G_N_ELEMENTS (aligns); i++)
    {
      self->cells[i] = add_format (self, FONT_BODY, 10, TRUE);
      format_set_align (self->cells[i], aligns[i]);
    }
  for (guint i = 0; i <= MOST_DECIMALS; i++)
    {
      g_autofree char *signs = g_strdup_printf ("%s;\"−\"%s", number->str, number->str);

      self->figures[i] = add_format (self, FONT_BODY, 10, TRUE);
      format_set_num_format (self->figures[i], signs);
      g_string_append (number, i == 0 ? ".0" : "0");
    }
  g_string_free (number, TRUE);
}

/* Cells --------------------------------------------------------------------------------- */

/* Whether @text is a plain decimal, with our minus or without; its places */
static gboolean
parse_figure (const char *text,
              double     *value,
              guint      *decimals)
{
  g_autofree char *plain = g_str_has_prefix (text, "−")
                           ? g_strconcat ("-", text + strlen ("−"), NULL) : g_strdup (text);
  const char *digits = plain + (*plain == '-');
  gsize whole = strspn (digits, "0123456789");
  gsize part = digits[whole] == '.' ? strspn (digits + whole + 1, "0123456789") : 0;

  if (whole == 0 || (digits[whole] == '.' && part == 0) || part > MOST_DECIMALS ||
      digits[whole + (digits[whole] == '.' ? 1 + part : 0)] != '\0')
    return FALSE;

  *value = g_ascii_strtod (plain, NULL);
  *decimals = (guint) part;

  return TRUE;
}

static void
write_cell (Book                *self,
            lxw_worksheet       *sheet,
            guint                row,
            guint                index,
            const SanUnitColumn *column,
            const char          *text)
{
  double value;
  guint decimals;

  /* names and codes that look like numbers stay as they are written */
  if (column->align == SAN_PAPER_RIGHT && parse_figure (text, &value, &decimals))
    worksheet_write_number (sheet, row, (lxw_col_t) index, value, self->figures[decimals]);
  else
    worksheet_write_string (sheet, row, (lxw_col_t) index, text, self->cells[column->align]);
}

/* Lines that @text takes in @width characters of the grid; a wide letter takes two */
static guint
count_lines (const char *text,
             guint       width)
{
  guint lines = 1, used = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint letter = g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;

      used += letter;
      if (*p == '\n' || used > width)
        {
          lines++;
          used = *p == '\n' ? 0 : letter;
        }
    }

  return lines;
}

static void
set_height (lxw_worksheet *sheet,
            guint          row,
            guint          lines)
{
  worksheet_set_row (sheet, row, LINE_HEIGHT * lines + CELL_HEIGHT, NULL);
}

static void
set_paper (lxw_worksheet *sheet)
{
  worksheet_set_paper (sheet, 9);   /* A4 */
  worksheet_set_landscape (sheet);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_repeat_rows (sheet, ROW_HEAD, ROW_HEAD);
  worksheet_freeze_panes (sheet, ROW_HEAD + 1, 0);
  worksheet_set_footer (sheet, "&C— &P —");
  worksheet_set_margins (sheet, 0.6, 0.6, 0.7, 0.8);
}

static void
write_top (Book               *self,
           lxw_worksheet      *sheet,
           const SanUnitSheet *content,
           const char         *office,
           const SanUnitTable *table)
{
  guint last = table->n_columns - 1, width = 0;
  g_autofree char *line = g_strdup_printf ("%s%s%s%s%s", office, *office != '\0' ? "　" : "",
                                           content->date, *content->note != '\0' ? "　" : "",
                                           content->note);

  for (guint i = 0; i <= last; i++)
    width += table->columns[i].width;
  worksheet_merge_range (sheet, 0, 0, 0, (lxw_col_t) last, content->title, self->title);
  worksheet_merge_range (sheet, 1, 0, 1, (lxw_col_t) last, content->lead, self->lead);
  worksheet_merge_range (sheet, 2, 0, 2, (lxw_col_t) last, line, self->lead);
  worksheet_set_row (sheet, 0, 30, NULL);
  set_height (sheet, 1, count_lines (content->lead, width));
  set_height (sheet, 2, count_lines (line, width));
}

static void
write_table (Book               *self,
             const SanUnitSheet *content,
             const char         *office,
             SanUnitTableKind    kind)
{
  const SanUnitTable *table = san_unit_table_get (kind);
  lxw_worksheet *sheet = workbook_add_worksheet (self->workbook, table->name);
  guint last = table->n_columns - 1;

  write_top (self, sheet, content, office, table);
  for (guint i = 0; i <= last; i++)
    {
      worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i, table->columns[i].width, NULL);
      worksheet_write_string (sheet, ROW_HEAD, (lxw_col_t) i, table->columns[i].title, self->head);
    }
  for (guint i = 0; i < content->rows[kind]->len; i++)
    {
      char *const *cells = g_ptr_array_index (content->rows[kind], i);
      guint lines = 1;

      for (guint j = 0; j <= last; j++)
        {
          write_cell (self, sheet, ROW_HEAD + 1 + i, j, &table->columns[j], cells[j]);
          lines = MAX (lines, count_lines (cells[j], table->columns[j].width - 1));
        }
      set_height (sheet, ROW_HEAD + 1 + i, lines);
    }
  if (content->rows[kind]->len == 0)
    worksheet_write_string (sheet, ROW_HEAD + 1, 0, san_unit_sheet_get_none (content, kind), NULL);
  set_paper (sheet);
}

/* Photographs --------------------------------------------------------------------------- */

/* Pixels of a JPEG, from its frame's head; FALSE where there is none */
static gboolean
measure_jpeg (GBytes *image,
              guint  *width,
              guint  *height)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (image, &size);

  for (gsize at = 2; at + 9 < size && data[at] == 0xff;)
    {
      guint8 marker = data[at + 1];

      if (marker >= 0xc0 && marker <= 0xc2)
        {
          *height = (guint) data[at + 5] << 8 | data[at + 6];
          *width = (guint) data[at + 7] << 8 | data[at + 8];
          return *width > 0 && *height > 0;
        }
      at += 2 + ((gsize) data[at + 2] << 8 | data[at + 3]);
    }

  return FALSE;
}

static void
write_photos (Book               *self,
              const SanUnitSheet *content,
              SanUnitPhotoFunc    photo,
              gpointer            data)
{
  lxw_worksheet *sheet = NULL;
  guint n = 0;

  for (guint i = 0; i < content->photos->len; i++)
    {
      const SanUnitPhoto *one = g_ptr_array_index (content->photos, i);
      GBytes *image = photo (one->sha256, data);
      guint width, height, row = n / PHOTOS_ACROSS * (PHOTO_ROWS + 1);
      lxw_col_t column = (lxw_col_t) (n % PHOTOS_ACROSS);
      lxw_image_options options = { .object_position = LXW_OBJECT_MOVE_DONT_SIZE };

      if (image == NULL || !measure_jpeg (image, &width, &height))
        continue;
      if (sheet == NULL)
        {
          sheet = workbook_add_worksheet (self->workbook, "照片");
          worksheet_set_column (sheet, 0, PHOTOS_ACROSS - 1, 48, NULL);
          worksheet_fit_to_pages (sheet, 1, 0);
          worksheet_set_paper (sheet, 9);
        }
      options.x_scale = options.y_scale = PHOTO_PIXELS / MAX (width, height * 4 / 3);
      options.description = one->caption;
      worksheet_write_string (sheet, row, column, one->caption, self->lead);
      worksheet_insert_image_buffer_opt (sheet, row + 1, column, g_bytes_get_data (image, NULL),
                                         g_bytes_get_size (image), &options);
      n++;
    }
}

/* The file ------------------------------------------------------------------------------ */

/* The day at noon, in no zone: the properties must not depend on the clock or the place. */
static void
set_properties (Book               *self,
                const SanUnitSheet *content,
                const char         *office)
{
  lxw_doc_properties properties = { 0 };

  properties.title = content->title;
  properties.author = (char *) office;
  properties.company = (char *) office;
  properties.created = (time_t) content->day * 86400 + 43200;
  workbook_set_properties (self->workbook, &properties);
}

/* @path is there already, empty. */
static gboolean
write_file (const SanUnitSheet *content,
            const char         *office,
            SanUnitPhotoFunc    photo,
            gpointer            data,
            const char         *path,
            GError            **error)
{
  Book self = { workbook_new (path) };
  lxw_error rc;

  add_formats (&self);
  set_properties (&self, content, office);
  for (SanUnitTableKind kind = 0; kind < SAN_N_UNIT_TABLES; kind++)
    if (content->rows[kind]->len > 0 || *san_unit_sheet_get_none (content, kind) != '\0')
      write_table (&self, content, office, kind);
  write_photos (&self, content, photo, data);
  rc = workbook_close (self.workbook);   /* also frees it, whatever the answer */
  if (rc != LXW_NO_ERROR)
    g_set_error (error, SAN_ERROR, SAN_ERROR_FAILED,
                 _("The workbook cannot be written in %s: %s"), g_get_tmp_dir (),
                 lxw_strerror (rc));

  return rc == LXW_NO_ERROR;
}

GBytes *
san_unit_sheet_workbook (const SanUnitSheet *sheet,
                         const char         *office,
                         SanUnitPhotoFunc    photo,
                         gpointer            data,
                         GError            **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GMappedFile) file = NULL;
  int fd = g_file_open_tmp ("sanse-XXXXXX.xlsx", &path, error);
  g_auto (SanPlainNumbers) plain = san_plain_numbers_begin ();
  gboolean written;

  if (fd < 0)
    return NULL;
  close (fd);

  written = write_file (sheet, office, photo, data, path, error);

  /* the bytes stay while they are mapped, the name need not */
  if (written)
    file = g_mapped_file_new (path, FALSE, error);
  g_unlink (path);

  return file != NULL ? g_mapped_file_get_bytes (file) : NULL;
}
