/* san-xlsx-workbook.c - the sheets of a workbook, its styles and shared strings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tables/san-xlsx-workbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-error.h"
#include "tables/san-table-cell.h"

#define STRINGS_MAX (256 * 1024 * 1024)
#define FORMATS_MAX 100000
#define SHEETS_MAX  10000

typedef struct
{
  char *id;
  char *type;
  char *target;     /* the part, from the root of the package */
} Relation;

typedef struct
{
  const char *folder;       /* of the part whose relations these are */
  GPtrArray  *relations;
} RelationsWalk;

static void
relation_free (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

static void
sheet_free (gpointer data)
{
  SanXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
  g_free (sheet);
}

/* "xl", "../docs/a.xml" → "docs/a.xml"; "/xl/a.xml" → "xl/a.xml" */
static char *
resolve (const char *folder,
         const char *target)
{
  g_autofree char *joined = NULL;
  g_autofree char *canonical = NULL;
  const char *name;

  joined = *target == '/' ? g_strdup (target) : g_build_filename ("/", folder, target, NULL);
  canonical = g_canonicalize_filename (joined, "/");
  for (name = canonical; *name == '/'; name++)
    ;

  return g_strdup (name);
}

static void
on_relation_start_cb (gpointer     data,
                      const char  *name,
                      const char **attributes)
{
  RelationsWalk *walk = data;
  const char *target = san_xlsx_attribute (attributes, "Target");
  const char *mode = san_xlsx_attribute (attributes, "TargetMode");
  Relation *relation;

  if (strcmp (name, "Relationship") != 0 || target == NULL || g_strcmp0 (mode, "External") == 0)
    return;

  relation = g_new0 (Relation, 1);
  relation->id = g_strdup (san_xlsx_attribute (attributes, "Id"));
  relation->type = g_strdup (san_xlsx_attribute (attributes, "Type"));
  relation->target = resolve (walk->folder, target);
  g_ptr_array_add (walk->relations, relation);
}

static void
on_end_nothing_cb (gpointer    data,
                   const char *name)
{
}

/* (transfer full) (nullable): the relations of @part, "" being the package itself */
static GPtrArray *
read_relations (SanXlsxPackage *package,
                const char     *part,
                GError        **error)
{
  static const SanXlsxHandlers handlers = { on_relation_start_cb, on_end_nothing_cb, NULL };
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (relation_free);
  g_autofree char *folder = *part != '\0' ? g_path_get_dirname (part) : g_strdup ("");
  g_autofree char *base = g_path_get_basename (part);
  g_autofree char *name = NULL;
  RelationsWalk walk = { folder, relations };

  name = *part != '\0'
         ? g_strdup_printf ("%s/_rels/%s.rels", folder, base)
         : g_strdup ("_rels/.rels");
  if (!san_xlsx_package_parse (package, name, &handlers, &walk, error))
    return NULL;

  return g_steal_pointer (&relations);
}

/* Types of the two editions of the standard differ in all but their end. */
static const Relation *
find_relation (GPtrArray  *relations,
               const char *type)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = g_ptr_array_index (relations, i);

      if (relation->type != NULL && g_str_has_suffix (relation->type, type))
        return relation;
    }

  return NULL;
}

typedef struct
{
  SanXlsxWorkbook *workbook;
  GPtrArray       *relations;
  guint            n_sheets;
} WorkbookWalk;

static const Relation *
find_relation_by_id (GPtrArray  *relations,
                     const char *id)
{
  for (guint i = 0; id != NULL && i < relations->len; i++)
    {
      const Relation *relation = g_ptr_array_index (relations, i);

      if (g_strcmp0 (relation->id, id) == 0)
        return relation;
    }

  return NULL;
}

static gboolean
is_true (const char *value)
{
  return g_strcmp0 (value, "1") == 0 || g_strcmp0 (value, "true") == 0 ||
         g_strcmp0 (value, "on") == 0;
}

static void
on_workbook_start_cb (gpointer     data,
                      const char  *name,
                      const char **attributes)
{
  WorkbookWalk *walk = data;
  const Relation *relation;
  const char *state;
  SanXlsxSheet *sheet;

  if (strcmp (name, "workbookPr") == 0)
    walk->workbook->from_1904 = is_true (san_xlsx_attribute (attributes, "date1904"));
  if (strcmp (name, "sheet") != 0 || walk->n_sheets++ >= SHEETS_MAX)
    return;

  /* Charts and old dialogues are sheets too, without cells. */
  relation = find_relation_by_id (walk->relations, san_xlsx_attribute (attributes, "id"));
  if (relation == NULL || relation->type == NULL ||
      !g_str_has_suffix (relation->type, "/worksheet"))
    return;

  state = san_xlsx_attribute (attributes, "state");
  sheet = g_new0 (SanXlsxSheet, 1);
  sheet->name = g_strdup (san_xlsx_attribute (attributes, "name"));
  if (sheet->name == NULL)
    sheet->name = g_strdup ("");
  sheet->part = g_strdup (relation->target);
  sheet->hidden = state != NULL && strcmp (state, "visible") != 0;
  g_ptr_array_add (walk->workbook->sheets, sheet);
}

static gboolean
read_sheets (SanXlsxWorkbook *workbook,
             GError         **error)
{
  static const SanXlsxHandlers handlers = { on_workbook_start_cb, on_end_nothing_cb, NULL };
  g_autoptr (GPtrArray) root = NULL;
  g_autoptr (GPtrArray) relations = NULL;
  const Relation *found;
  const char *part = "xl/workbook.xml";
  WorkbookWalk walk = { workbook, NULL, 0 };

  if (san_xlsx_package_has (workbook->package, "_rels/.rels"))
    {
      root = read_relations (workbook->package, "", error);
      if (root == NULL)
        return FALSE;
      found = find_relation (root, "/officeDocument");
      if (found != NULL)
        part = found->target;
    }

  walk.relations = relations = read_relations (workbook->package, part, error);
  if (relations == NULL)
    return FALSE;

  found = find_relation (relations, "/styles");
  workbook->styles_part = found != NULL ? g_strdup (found->target) : NULL;
  found = find_relation (relations, "/sharedStrings");
  workbook->strings_part = found != NULL ? g_strdup (found->target) : NULL;

  return san_xlsx_package_parse (workbook->package, part, &handlers, &walk, error);
}

SanXlsxWorkbook *
san_xlsx_workbook_open (const char *path,
                        GError    **error)
{
  g_autoptr (SanXlsxWorkbook) workbook = g_new0 (SanXlsxWorkbook, 1);

  workbook->sheets = g_ptr_array_new_with_free_func (sheet_free);
  workbook->formats = g_array_new (FALSE, FALSE, sizeof (SanFormat));
  workbook->strings = g_string_new (NULL);
  workbook->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));

  workbook->package = san_xlsx_package_open (path, error);
  if (workbook->package == NULL || !read_sheets (workbook, error))
    return NULL;

  if (workbook->sheets->len == 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("The workbook “%s” has no sheet with cells"), path);
      return NULL;
    }

  return g_steal_pointer (&workbook);
}

void
san_xlsx_workbook_close (SanXlsxWorkbook *workbook)
{
  g_clear_pointer (&workbook->package, san_xlsx_package_close);
  g_ptr_array_unref (workbook->sheets);
  g_array_unref (workbook->formats);
  g_string_free (workbook->strings, TRUE);
  g_array_unref (workbook->offsets);
  g_free (workbook->styles_part);
  g_free (workbook->strings_part);
  g_free (workbook);
}

typedef struct
{
  SanXlsxWorkbook *workbook;
  GHashTable      *codes;       /* number format id → SanFormat */
  gboolean         in_cells;    /* cellXfs, not cellStyleXfs */
} StylesWalk;

static guint
read_id (const char **attributes)
{
  const char *id = san_xlsx_attribute (attributes, "numFmtId");
  guint64 value = 0;

  if (id == NULL || !g_ascii_string_to_unsigned (id, 10, 0, G_MAXINT, &value, NULL))
    return 0;

  return (guint) value;
}

static void
on_style_start_cb (gpointer     data,
                   const char  *name,
                   const char **attributes)
{
  StylesWalk *walk = data;
  guint id;

  if (strcmp (name, "numFmt") == 0)
    {
      const char *code = san_xlsx_attribute (attributes, "formatCode");
      SanFormat format;

      if (code == NULL || g_hash_table_size (walk->codes) >= FORMATS_MAX)
        return;
      format = san_format_from_code (code);
      g_hash_table_insert (walk->codes, GUINT_TO_POINTER (read_id (attributes)),
                           g_memdup2 (&format, sizeof format));
    }
  else if (strcmp (name, "cellXfs") == 0)
    {
      walk->in_cells = TRUE;
    }
  else if (walk->in_cells && strcmp (name, "xf") == 0 &&
           walk->workbook->formats->len < FORMATS_MAX)
    {
      SanFormat *custom;
      SanFormat format;

      id = read_id (attributes);
      custom = g_hash_table_lookup (walk->codes, GUINT_TO_POINTER (id));
      format = custom != NULL ? *custom : san_format_builtin (id);
      g_array_append_val (walk->workbook->formats, format);
    }
}

static void
on_style_end_cb (gpointer    data,
                 const char *name)
{
  StylesWalk *walk = data;

  if (strcmp (name, "cellXfs") == 0)
    walk->in_cells = FALSE;
}

static gboolean
load_styles (SanXlsxWorkbook *workbook,
             GError         **error)
{
  static const SanXlsxHandlers handlers = { on_style_start_cb, on_style_end_cb, NULL };
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  StylesWalk walk = { workbook, codes, FALSE };

  return san_xlsx_package_parse (workbook->package, workbook->styles_part, &handlers, &walk,
                                 error);
}

typedef struct
{
  SanXlsxWorkbook *workbook;
  gsize            start;       /* of the string that grows */
  guint            phonetic;    /* depth inside rPh, how a name is read aloud */
  gboolean         in_text;
  gboolean         too_large;
} StringsWalk;

static void
on_string_start_cb (gpointer     data,
                    const char  *name,
                    const char **attributes)
{
  StringsWalk *walk = data;

  if (strcmp (name, "si") == 0)
    walk->start = walk->workbook->strings->len;
  else if (strcmp (name, "rPh") == 0)
    walk->phonetic++;
  else if (strcmp (name, "t") == 0)
    walk->in_text = walk->phonetic == 0;
}

static void
finish_string (StringsWalk *walk)
{
  GString *strings = walk->workbook->strings;
  guint32 offset;
  char *text;

  walk->too_large |= strings->len >= STRINGS_MAX;
  if (walk->too_large)
    return;

  g_string_append_c (strings, '\0');
  text = strings->str + walk->start;
  san_xlsx_unescape (text);
  offset = (guint32) (san_table_clean_text (text) - strings->str);
  g_array_append_val (walk->workbook->offsets, offset);
}

static void
on_string_end_cb (gpointer    data,
                  const char *name)
{
  StringsWalk *walk = data;

  if (strcmp (name, "si") == 0)
    finish_string (walk);
  else if (strcmp (name, "rPh") == 0 && walk->phonetic > 0)
    walk->phonetic--;
  else if (strcmp (name, "t") == 0)
    walk->in_text = FALSE;
}

static void
on_string_text_cb (gpointer    data,
                   const char *text,
                   int         length)
{
  StringsWalk *walk = data;

  if (!walk->in_text)
    return;
  if (walk->workbook->strings->len + (gsize) length > STRINGS_MAX)
    walk->too_large = TRUE;
  else
    g_string_append_len (walk->workbook->strings, text, length);
}

static gboolean
load_strings (SanXlsxWorkbook *workbook,
              GError         **error)
{
  static const SanXlsxHandlers handlers = {
    on_string_start_cb, on_string_end_cb, on_string_text_cb,
  };
  StringsWalk walk = { .workbook = workbook };

  if (!san_xlsx_package_parse (workbook->package, workbook->strings_part, &handlers, &walk,
                               error))
    return FALSE;
  if (walk.too_large)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("The workbook has more than %d MB of text; split it"),
                   STRINGS_MAX / 1024 / 1024);
      return FALSE;
    }

  return TRUE;
}

gboolean
san_xlsx_workbook_load (SanXlsxWorkbook *workbook,
                        GError         **error)
{
  if (workbook->styles_part != NULL &&
      san_xlsx_package_has (workbook->package, workbook->styles_part) &&
      !load_styles (workbook, error))
    return FALSE;

  return workbook->strings_part == NULL ||
         !san_xlsx_package_has (workbook->package, workbook->strings_part) ||
         load_strings (workbook, error);
}

const char *
san_xlsx_workbook_get_string (SanXlsxWorkbook *workbook,
                              guint64          index)
{
  if (index >= workbook->offsets->len)
    return NULL;

  return workbook->strings->str + g_array_index (workbook->offsets, guint32, index);
}

static void
set_no_sheet (SanXlsxWorkbook *workbook,
              const char      *sheet,
              GError         **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < workbook->sheets->len; i++)
    {
      const SanXlsxSheet *candidate = g_ptr_array_index (workbook->sheets, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", candidate->name);
    }

  if (sheet != NULL)
    g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                 _("The workbook has no sheet “%s”; it has: %s"), sheet, names->str);
  else
    g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                 _("All sheets of the workbook are hidden; name one of: %s"), names->str);
}

const SanXlsxSheet *
san_xlsx_workbook_find_sheet (SanXlsxWorkbook *workbook,
                              const char      *sheet,
                              GError         **error)
{
  guint64 number = 1;
  guint64 n = 0;

  for (guint i = 0; sheet != NULL && i < workbook->sheets->len; i++)
    {
      const SanXlsxSheet *candidate = g_ptr_array_index (workbook->sheets, i);

      if (strcmp (candidate->name, sheet) == 0)
        return candidate;
    }

  if (sheet != NULL && !g_ascii_string_to_unsigned (sheet, 10, 1, G_MAXUINT, &number, NULL))
    number = G_MAXUINT64;
  for (guint i = 0; i < workbook->sheets->len; i++)
    {
      const SanXlsxSheet *candidate = g_ptr_array_index (workbook->sheets, i);

      if (!candidate->hidden && ++n == number)
        return candidate;
    }
  set_no_sheet (workbook, sheet, error);

  return NULL;
}

void
san_xlsx_unescape (char *text)
{
  char *target = text;

  if (strstr (text, "_x") == NULL)
    return;

  while (*text != '\0')
    {
      gunichar c = 0;
      int i;

      for (i = 2; i < 6 && g_str_has_prefix (text, "_x") && g_ascii_isxdigit (text[i]); i++)
        c = c * 16 + (gunichar) g_ascii_xdigit_value (text[i]);
      if (i == 6 && text[6] == '_')
        {
          if (c != 0 && g_unichar_validate (c))
            target += g_unichar_to_utf8 (c, target);
          text += 7;
        }
      else
        {
          *target++ = *text++;
        }
    }
  *target = '\0';
}
