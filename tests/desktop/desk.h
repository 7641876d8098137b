/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-application.h"
#include "app/san-window.h"
#include "support/san-test-folder.h"

G_BEGIN_DECLS

/* The running program with one window, for tests of pages:
 *   g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
 *   desk_page (desk, "units");
 *   desk_picture (desk, "units");
 * SAN_TEST_PICTURES=FOLDER keeps the pictures, SAN_TEST_STYLE=dark|contrast changes how
 * they look; with-display --lang zh_CN speaks Chinese. */
typedef struct
{
  SanTestFolder *folder;
  char          *path;      /* of the ledger */
  SanWindow     *window;
} Desk;

/* Once in main(), in place of gtk_test_init(). */
void       desk_init      (int        *argc,
                           char     ***argv);
/* @template_name: blank, civilised, hygienic, demo (6 months); NULL: the start view. Now
 * is 2018-06-26 10:42 for the program. */
Desk      *desk_new       (const char *template_name,
                           int         width,
                           int         height);
void       desk_free      (Desk       *desk);
SanContext *desk_context  (Desk       *desk);
/* Until nothing is left to do or to say and the window is drawn. */
void       desk_wait      (Desk       *desk);
/* Until @done says so; fails after ten seconds. */
void       desk_wait_until (gboolean (*done) (gpointer data),
                           gpointer    data);
SanPage   *desk_page      (Desk       *desk,
                           const char *name);
/* As SAN_TEST_PICTURES/NAME-LANGUAGE-STYLE.png */
void       desk_picture   (Desk       *desk,
                           const char *name);
void       desk_picture_of (GtkWidget *widget,
                           const char *name);

/* The @nth mapped descendant of that type; NULL without it. */
GtkWidget *desk_find      (GtkWidget  *root,
                           GType       type,
                           guint       nth);
/* The mapped button that says so or is called so. */
GtkWidget *desk_button    (GtkWidget  *root,
                           const char *text);
gboolean   desk_shows     (GtkWidget  *root,
                           const char *text);
void       desk_click     (GtkWidget  *button);
/* The message dialog that is open; NULL without one. */
GtkWidget *desk_dialog    (void);
/* Answers it, as a click on its button does. */
void       desk_respond   (const char *response);
/* Of the whole window: icon buttons without a name, listed; "" when all have one. */
char      *desk_nameless  (GtkWidget  *root);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)

G_END_DECLS
