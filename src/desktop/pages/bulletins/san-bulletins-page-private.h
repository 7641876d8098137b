/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/bulletins/san-bulletin-item.h"
#include "pages/bulletins/san-bulletin-reader.h"
#include "pages/bulletins/san-bulletins-page.h"
#include "pages/bulletins/san-paper-view.h"
#include "widgets/san-tag.h"

G_BEGIN_DECLS

struct _SanBulletinsPage
{
  SanPage            parent_instance;

  GListStore        *items;
  SanBulletinReport *report;     /* (nullable): of the chosen bulletin */
  SanPaperTable     *paper;      /* what is shown of it */
  gboolean           filling;

  /* Template children */
  GtkStack           *stack;
  AdwStatusPage      *empty;
  GtkWidget          *empty_publish;
  GtkButton          *publish_button;
  GtkButton          *draft_button;
  GtkPaned           *paned;
  GtkColumnView      *view;
  GtkSingleSelection *selection;
  GtkStack           *detail;
  GtkLabel           *title;
  GtkGrid            *facts;
  SanTag             *tag;
  GtkLabel           *state;
  GtkLabel           *differences;
  GtkDropDown        *group;
  GtkLabel           *sheet;
  GtkStack           *preview_stack;
  SanPaperView       *preview;
  GtkLabel           *count;
  GtkLabel           *status;
};

/* (nullable): of the one that is selected */
const SanBulletin *san_bulletins_page_chosen (SanBulletinsPage *self);
/* (nullable) (transfer none) @position (out, optional) */
SanBulletinItem *san_bulletins_page_find   (SanBulletinsPage *self,
                                            gint64            id,
                                            guint            *position);
void     san_bulletins_page_select         (SanBulletinsPage *self,
                                            guint             position);
/* Says which sheet of the paper is in view. */
void     san_bulletins_page_show_sheet     (SanBulletinsPage *self);
/* Compares these with the rounds that were frozen for them. @ids (element-type gint64) */
void     san_bulletins_page_read_bulletins (SanBulletinsPage *self,
                                            GArray           *ids,
                                            gboolean          with_ranking);
void     san_bulletins_page_read_chosen    (SanBulletinsPage *self);

/* san-bulletin-actions.c */
void     san_bulletins_page_add_actions    (SanBulletinsPage *self);

G_END_DECLS
