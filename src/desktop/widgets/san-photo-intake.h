/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SanPhotoIntake:
 *
 * The ways in which photographs come to a widget: files dropped on it, files or a picture
 * pasted, files picked. A pasted picture gets a file, which goes with the intake.
 */
typedef struct _SanPhotoIntake SanPhotoIntake;

/* @paths: NULL-terminated, at least one */
typedef void (*SanPhotoIntakeFunc)      (GtkWidget          *widget,
                                         char              **paths);

/* @widget frees it when it is disposed of. It takes what comes at once. */
SanPhotoIntake *san_photo_intake_new    (GtkWidget          *widget,
                                         SanPhotoIntakeFunc  func);
void            san_photo_intake_free   (SanPhotoIntake     *self);
/* Whether it takes anything; TRUE at first */
void            san_photo_intake_set_open (SanPhotoIntake   *self,
                                         gboolean            open);
/* FALSE where the clipboard holds neither files nor a picture, or nothing is taken. */
gboolean        san_photo_intake_paste  (SanPhotoIntake     *self);
/* Asks for files. */
void            san_photo_intake_pick   (SanPhotoIntake     *self);

/* What photographs look like wherever they stand in a row */

/* @picture with its @caption at the foot, to be given a size */
GtkWidget      *san_photo_tile_new      (GtkWidget          *picture,
                                         const char         *caption);
/* A small button in the corner of @tile, which takes the photograph off; to be connected */
GtkWidget      *san_photo_tile_add_remove (GtkWidget        *tile);
/* What is clicked, or dropped on, to add one */
GtkWidget      *san_photo_add_new       (void);

G_END_DECLS
