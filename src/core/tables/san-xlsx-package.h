/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The parts of a workbook file, and a parser that walks one of them. A part may not
 * inflate without bound, and no document type is read, so that no entity can be defined. */
typedef struct _SanXlsxPackage SanXlsxPackage;
typedef struct _SanXlsxPart    SanXlsxPart;

/* Names come without their namespace prefix. */
typedef struct
{
  void (*start) (gpointer     data,
                 const char  *name,
                 const char **attributes);
  void (*end)   (gpointer     data,
                 const char  *name);
  void (*text)  (gpointer     data,
                 const char  *text,
                 int          length);
} SanXlsxHandlers;

SanXlsxPackage *san_xlsx_package_open         (const char            *path,
                                               GError               **error);
gboolean        san_xlsx_package_has          (SanXlsxPackage        *package,
                                               const char            *name);
/* (transfer full): the first bytes of a part that is no XML, or %NULL */
char           *san_xlsx_package_peek         (SanXlsxPackage        *package,
                                               const char            *name);
void            san_xlsx_package_close        (SanXlsxPackage        *package);

/* @handlers must outlive the part. */
SanXlsxPart    *san_xlsx_part_open            (SanXlsxPackage        *package,
                                               const char            *name,
                                               const SanXlsxHandlers *handlers,
                                               gpointer               data,
                                               GError               **error);
/* Parses on until a handler pauses it (TRUE, @done FALSE) or the end (TRUE, @done TRUE). */
gboolean        san_xlsx_part_run             (SanXlsxPart           *part,
                                               gboolean              *done,
                                               GError               **error);
/* For handlers */
void            san_xlsx_part_pause           (SanXlsxPart           *part);
void            san_xlsx_part_fail            (SanXlsxPart           *part,
                                               const char            *format,
                                               ...) G_GNUC_PRINTF (2, 3);
double          san_xlsx_part_get_progress    (SanXlsxPart           *part);
/* Whether the bytes of @token occur in a part; TRUE too where its encoding hides them */
gboolean        san_xlsx_package_mentions     (SanXlsxPackage        *package,
                                               const char            *name,
                                               const char            *token,
                                               gboolean              *found,
                                               GError               **error);
void            san_xlsx_part_close           (SanXlsxPart           *part);

/* Opens, runs and closes. */
gboolean        san_xlsx_package_parse        (SanXlsxPackage        *package,
                                               const char            *name,
                                               const SanXlsxHandlers *handlers,
                                               gpointer               data,
                                               GError               **error);

/* The attribute of that local name, or %NULL */
const char     *san_xlsx_attribute            (const char           **attributes,
                                               const char            *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanXlsxPackage, san_xlsx_package_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanXlsxPart, san_xlsx_part_close)

G_END_DECLS
