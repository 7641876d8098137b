/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/san-document.h"

G_BEGIN_DECLS

/* Of an editable document, between the files that write it. Lengths are twentieths of a
 * point, as WordprocessingML has them, where nothing else is said. */

#define SAN_DOCX_TEXT_WIDTH  8844   /* 156 mm */

#define SAN_DOCX_WORDS    "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define SAN_DOCX_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define SAN_DOCX_HEAD     "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* A picture in the package. */
typedef struct
{
  char   *name;         /* image1.png */
  GBytes *bytes;
  int     width;        /* pixels */
  int     height;
} SanDocxPicture;

typedef struct
{
  const SanDocument     *document;
  const SanDocumentHead *head;
  GString               *xml;         /* of the body, in the making */
  GPtrArray             *pictures;    /* SanDocxPicture */
  GHashTable            *known;       /* photograph as given (GBytes) → SanDocxPicture */
  guint                  n_drawings;
} SanDocx;

/* Text ---------------------------------------------------------------------------------- */

/* @text as content or as the value of an attribute: what XML has no place for is left out */
void            san_docx_escape        (GString                *xml,
                                        const char             *text);
/* @properties: the inside of <w:rPr>, "" */
void            san_docx_run           (GString                *xml,
                                        const char             *properties,
                                        const char             *text);
/* @style: an id of san_docx_styles(); @properties: the inside of <w:pPr> behind it, "" */
void            san_docx_open          (GString                *xml,
                                        const char             *style,
                                        const char             *properties);
void            san_docx_close         (GString                *xml);
void            san_docx_paragraph     (GString                *xml,
                                        const char             *style,
                                        const char             *properties,
                                        const char             *text);

/* Blocks -------------------------------------------------------------------------------- */

void            san_docx_table         (SanDocx                *self,
                                        const SanDocumentBlock *block);
gboolean        san_docx_chart         (SanDocx                *self,
                                        const SanDocumentBlock *block,
                                        GError                **error);
void            san_docx_photos        (SanDocx                *self,
                                        const SanDocumentBlock *block);
/* The whole of <w:body> but the properties of its section. */
gboolean        san_docx_body          (SanDocx                *self,
                                        GError                **error);

/* Parts, (transfer full) ---------------------------------------------------------------- */

char           *san_docx_styles        (void);
char           *san_docx_fonts         (void);
char           *san_docx_settings      (void);
char           *san_docx_footer        (gboolean                even);
/* @watermark: across every page */
char           *san_docx_header        (const char             *watermark);
char           *san_docx_section       (gboolean                headed);

G_END_DECLS
