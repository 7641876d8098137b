/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/bulletins/san-bulletin-item.h"
#include "pages/bulletins/san-bulletin-picker.h"
#include "pages/bulletins/san-bulletin-reader.h"
#include "pages/bulletins/san-bulletins-page.h"
#include "pages/bulletins/san-composer.h"
#include "pages/bulletins/san-publish-dialog.h"
#include "pages/bulletins/san-sheets-view.h"
#include "widgets/san-tag.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_BULLETINS_NONE,        /* nothing there yet */
  SAN_BULLETINS_DRAFT,       /* the composer */
  SAN_BULLETINS_ISSUED,      /* the list of those that were issued */
} SanBulletinsView;

struct _SanBulletinsPage
{
  SanPage            parent_instance;

  SanBulletinsView   shown;
  GListStore        *items;
  SanBulletinReport *report;     /* (nullable): of the chosen bulletin */
  SanPaper          *paper;      /* (nullable): that the chosen bulletin became */
  gint64             paper_id;   /* of which it is; 0: of none */
  GCancellable      *reading;    /* (nullable): while it is made */
  gboolean           filling;
  gboolean           wanting;    /* what was issued is shown for want of a round */
  SanPublishDialog  *publishing; /* (nullable) (weak): that is open */

  /* Template children */
  GtkWidget          *bar;
  SanBulletinPicker  *picker;
  SanTag             *draft_tag;
  GtkLabel           *edited;
  GtkWidget          *preview_toggle;
  GtkWidget          *update_button;
  GtkMenuButton      *export_button;
  GtkStack           *stack;
  SanComposer        *composer;
  AdwStatusPage      *empty;
  GtkWidget          *new_button;
  GtkButton          *publish_button;
  GtkPaned           *paned;
  GtkColumnView      *view;
  GtkSingleSelection *selection;
  GtkStack           *detail;
  GtkLabel           *title;
  GtkGrid            *facts;
  SanTag             *tag;
  GtkLabel           *state;
  GtkLabel           *differences;
  SanSheetsView      *sheets;
  GtkLabel           *count;
  GtkLabel           *status;
};

void     san_bulletins_page_enable         (SanBulletinsPage *self,
                                            const char       *name,
                                            gboolean          enabled);
/* What can be done with what is shown. */
void     san_bulletins_page_update_actions (SanBulletinsPage *self);
/* Says which bulletin is looked at. */
void     san_bulletins_page_show_bar       (SanBulletinsPage *self);
/* Takes @draft. */
void     san_bulletins_page_open_draft     (SanBulletinsPage *self,
                                            SanBulletinDraft *draft);
/* Shows the list of issued bulletins; @id: with this one chosen, 0: as it was. FALSE when
 * there is no such bulletin */
gboolean san_bulletins_page_open_issued    (SanBulletinsPage *self,
                                            gint64            id);

/* san-bulletins-issued.c */

/* (nullable): of the one that is selected */
const SanBulletin *san_bulletins_page_chosen (SanBulletinsPage *self);
/* (nullable) (transfer none) @position (out, optional) */
SanBulletinItem *san_bulletins_page_find   (SanBulletinsPage *self,
                                            gint64            id,
                                            guint            *position);
void     san_bulletins_page_select         (SanBulletinsPage *self,
                                            guint             position);
/* Compares these with the rounds that were frozen for them. @ids (element-type gint64) */
void     san_bulletins_page_read_bulletins (SanBulletinsPage *self,
                                            GArray           *ids);
void     san_bulletins_page_read_chosen    (SanBulletinsPage *self);
void     san_bulletins_page_selected       (SanBulletinsPage *self);
void     san_bulletins_page_show_status    (SanBulletinsPage *self);
/* @bulletins (element-type SanBulletin): takes those that are new */
void     san_bulletins_page_fill_list      (SanBulletinsPage *self,
                                            GPtrArray        *bulletins);

/* san-bulletin-actions.c */
void     san_bulletins_page_add_actions    (SanBulletinsPage *self);

/* san-bulletins-export.c */
void     san_bulletins_page_add_exports    (SanBulletinsPage *self);

/* san-bulletins-sheets.c */
void     san_bulletins_page_add_sheets     (SanBulletinsPage *self);

G_END_DECLS
