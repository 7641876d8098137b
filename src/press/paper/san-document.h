/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-chart.h"
#include "paper/san-paper-table.h"

G_BEGIN_DECLS

/**
 * SanDocument:
 *
 * An official document as GB/T 9704-2012 has it, before it is set on pages: head, title,
 * body in blocks, imprint. What makes paper of it is san_document_paper_new(); what makes an
 * editable file of it, san_document_render_docx(). It knows nothing of bulletins.
 */
typedef struct _SanDocument SanDocument;

/* Around the body; a text that is NULL or "" is left out with its line. */
typedef struct
{
  char *issuer;       /* red, above the name: 云州市创建全国文明城市工作 */
  char *name;         /* red and large: 考评通报; "" : a plain document without a red head */
  char *serial;       /* 第 6 期（总第 30 期） */
  char *mark;         /* 文号: 云创指〔2018〕6号 */
  char *office;       /* left, above the red rule */
  char *date;         /* right, above the red rule: 2018年6月29日 */
  char *signer;       /* 签发人 */
  char *title;        /* 关于2018年6月份考评情况的通报 */
  char *recipients;   /* 主送, with its colon */
  char *signature;    /* 署名, before the attachments */
  char *copied_to;    /* 抄送, in the imprint */
  char *printed_by;   /* 印发机关, in the imprint */
  char *printed_on;   /* 印发日期, in the imprint */
  char *note;         /* at the foot of the last page: where the figures can be checked */
  char *watermark;    /* 草稿; NULL: none */
} SanDocumentHead;

typedef enum
{
  SAN_BLOCK_HEADING,      /* level 1 一、 2 （一） 3 1. 4 （1）; the number is in the text */
  SAN_BLOCK_PARAGRAPH,
  SAN_BLOCK_TABLE,
  SAN_BLOCK_CHART,
  SAN_BLOCK_PHOTOS,       /* in rows of two, each with its caption */
  SAN_BLOCK_SIGNATURE,    /* signature and date: here, not at the end */
  SAN_BLOCK_ATTACHMENT,   /* starts a page: 附件1 and its title; named in the list of them */
  SAN_BLOCK_PAGE_BREAK,
} SanBlockKind;

/* A stretch of a paragraph. */
typedef struct
{
  char     *text;
  gboolean  strong;
  gboolean  marked;       /* typed over and not settled: shown on a grey ground in a draft */
} SanDocumentRun;

typedef struct
{
  char          *group;   /* nullable: a head over neighbours of the same group */
  char          *title;
  double         weight;  /* of the room to spare */
  SanPaperAlign  align;
} SanDocumentColumn;

typedef struct
{
  SanPaperRow  kind;
  char       **cells;     /* one a column; entries may be NULL */
} SanDocumentRow;

typedef struct
{
  char   *caption;
  GBytes *image;          /* JPEG, PNG or WebP */
} SanDocumentPhoto;

typedef struct
{
  SanBlockKind  kind;
  int           level;      /* of a heading */
  char         *text;       /* heading, caption of a table or chart, title of an attachment */
  GPtrArray    *runs;       /* SanDocumentRun, of a paragraph */
  gboolean      flush;      /* a paragraph without its indent of two characters */
  GPtrArray    *columns;    /* SanDocumentColumn */
  GPtrArray    *rows;       /* SanDocumentRow */
  gboolean      halves;     /* a long narrow table may stand in two halves side by side */
  SanChart     *chart;
  double        height;     /* of a chart, in millimetres; 0: as it likes */
  GPtrArray    *photos;     /* SanDocumentPhoto */
} SanDocumentBlock;

SanDocument      *san_document_new            (void);
void              san_document_free           (SanDocument      *self);
/* To be filled in by the caller; owned by @self. */
SanDocumentHead  *san_document_get_head       (SanDocument      *self);
/* (element-type SanDocumentBlock) (transfer none) */
const GPtrArray  *san_document_get_blocks     (const SanDocument *self);

void              san_document_add_heading    (SanDocument      *self,
                                               int               level,
                                               const char       *text);
void              san_document_add_paragraph  (SanDocument      *self,
                                               const char       *text);
/* (transfer none): to be filled by san_document_block_add_run() */
SanDocumentBlock *san_document_add_runs       (SanDocument      *self);
void              san_document_block_add_run  (SanDocumentBlock *block,
                                               const char       *text,
                                               gboolean          strong,
                                               gboolean          marked);
/* (transfer none): columns before rows */
SanDocumentBlock *san_document_add_table      (SanDocument      *self,
                                               const char       *caption);
void              san_document_block_add_column (SanDocumentBlock *block,
                                               const char       *group,
                                               const char       *title,
                                               double            weight,
                                               SanPaperAlign     align);
void              san_document_block_add_row  (SanDocumentBlock *block,
                                               SanPaperRow       kind,
                                               const char *const *cells);
/* Takes @chart. @height: in millimetres; 0: as it likes */
void              san_document_add_chart      (SanDocument      *self,
                                               const char       *caption,
                                               SanChart         *chart,
                                               double            height);
SanDocumentBlock *san_document_add_photos     (SanDocument      *self);
void              san_document_block_add_photo (SanDocumentBlock *block,
                                               const char       *caption,
                                               GBytes           *image);
void              san_document_add_signature  (SanDocument      *self);
/* Numbered in the order they are added. */
void              san_document_add_attachment (SanDocument      *self,
                                               const char       *title);
void              san_document_add_page_break (SanDocument      *self);
/* A single one has no number, as GB/T 9704 has it. */
guint             san_document_count_attachments
                                              (const SanDocument *self);

/* (transfer full): as plain text, a line each, cells between tabs: the words and figures,
 * whatever the fonts of a machine. */
char             *san_document_to_text        (const SanDocument *self);
/* (transfer full): a paper on A4 as GB/T 9704 has it; @self must live as long. Headings are
 * its bookmarks. */
SanPaper         *san_document_paper_new      (SanDocument      *self);
/* (transfer full): the same of what is no official document, but a page of the program
 * printed: charts speak the language of the user. Takes @self. */
SanPaper         *san_document_print_out_new (SanDocument     *self);
/* (transfer full): Office Open XML. @date: ISO 8601 in UTC, the time of making that stands
 * in the file; the same document gives the same bytes. */
GBytes           *san_document_render_docx    (const SanDocument *self,
                                               const char       *date,
                                               GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanDocument, san_document_free)

G_END_DECLS
