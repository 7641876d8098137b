/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/san-document.h"

/* Documents to test with, and what other programs read in their PDF. */

/* @n characters, all different from their neighbours, without punctuation */
char        *characters_of   (guint            n);
/* A head with everything; @red: with a red head */
void         fill_head       (SanDocument     *document,
                              gboolean         red);
/* Columns in two levels; @n rows and their mean */
void         add_scores      (SanDocument     *document,
                              guint            n);
/* Everything that a document can have */
SanDocument *bulletin_of     (guint            n_units);

/* (transfer full): a JPEG in one colour */
GBytes      *photo_of        (int              width,
                              int              height);

typedef struct
{
  guint  page;      /* from 1 on */
  double x0, y0, x1, y1;
  char  *text;
} Word;

/* Writes the paper of @document and returns the path, to be freed. */
char        *write_paper     (SanDocument     *document,
                              const char      *folder);
/* (transfer full): what a program says */
char        *ask             (const char      *program,
                              ...) G_GNUC_NULL_TERMINATED;
/* (transfer full): lines of a page from 1 on, in the order they were drawn, the number of
 * the page last; 0: of all */
char       **read_lines      (const char      *path,
                              guint            page);
guint        count_pages     (const char      *path);
/* (transfer full) (element-type Word) */
GPtrArray   *read_words      (const char      *path);
/* (transfer full): without any white space */
char        *squeeze         (const char      *text);
