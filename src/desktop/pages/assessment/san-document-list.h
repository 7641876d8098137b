/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/san-context.h"

G_BEGIN_DECLS

/**
 * SanDocumentList:
 *
 * The documents on which an adjustment or a veto rests: shown, opened, attached and taken
 * off. Nothing is written before san_document_list_write().
 */
#define SAN_TYPE_DOCUMENT_LIST (san_document_list_get_type ())
G_DECLARE_FINAL_TYPE (SanDocumentList, san_document_list, SAN, DOCUMENT_LIST, GtkWidget)

/* What is there of the entry; both ids are 0 for a new one. */
void     san_document_list_load   (SanDocumentList  *self,
                                   SanContext       *context,
                                   gint64            adjustment_id,
                                   gint64            veto_id);
/* As if the file had been chosen or dropped; a refusal is shown. */
gboolean san_document_list_attach (SanDocumentList  *self,
                                   const char       *path);
guint    san_document_list_size   (SanDocumentList  *self);
/* Inside a change: adds and removes what was attached and taken off. */
gboolean san_document_list_write  (SanDocumentList  *self,
                                   SanDatabase      *database,
                                   gint64            round_id,
                                   gint64            adjustment_id,
                                   gint64            veto_id,
                                   GError          **error);

G_END_DECLS
