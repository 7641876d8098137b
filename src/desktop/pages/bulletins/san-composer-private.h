/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/bulletins/san-composer.h"
#include "pages/bulletins/san-finding-list.h"
#include "pages/bulletins/san-section-editor.h"
#include "pages/bulletins/san-section-list.h"
#include "pages/bulletins/san-sheets-view.h"

G_BEGIN_DECLS

/* For this widget's own files only. */
struct _SanComposer
{
  GtkWidget         parent_instance;

  SanContext       *context;
  SanBulletinDraft *draft;       /* (nullable): as it is edited */
  SanBulletinDraft *saved;       /* as the ledger has it; of one that is not stored, as new */
  SanComposerData  *data;        /* (nullable) */
  GPtrArray        *found;       /* (nullable) */
  SanPaper         *paper;       /* (nullable) */
  guint             chosen;
  gboolean          saving;
  gboolean          stale;       /* the ledger says something else than the data */

  GCancellable     *composing;   /* (nullable) */
  guint             save_source;
  guint             compose_source;
  guint             patience_source;

  /* Template children */
  GtkPaned         *outer;
  GtkPaned         *inner;
  GtkWidget        *add;
  SanSectionList   *list;
  GtkLabel         *data_time;
  GtkWidget        *stale_note;
  SanSectionEditor *editor;
  SanFindingList   *findings;
  SanSheetsView    *sheets;
};

gboolean san_composer_is_editable (SanComposer *self);
/* Says that what it has has changed. */
void     san_composer_tell        (SanComposer *self);

/* san-composer-paper.c */
void     san_composer_show_list   (SanComposer *self);
void     san_composer_show_section (SanComposer *self);
/* Turns the paper to the chosen section. */
void     san_composer_show_mark   (SanComposer *self);
void     san_composer_show_all    (SanComposer *self);
void     san_composer_stop        (SanComposer *self);
/* Sets paper and checks anew after so many milliseconds without another call. */
void     san_composer_queue       (SanComposer *self,
                                   guint        delay);

G_END_DECLS
