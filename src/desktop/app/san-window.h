/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "app/san-pages.h"

G_BEGIN_DECLS

/**
 * SanWindow:
 *
 * The main window: the start view, or one open ledger with sidebar, header and pages.
 *
 * How a page comes in
 *
 * 1. src/desktop/pages/ROOM/san-NOUN-page.{c,h}: a final type derived from #SanPage, with
 *    a template ui/pages/ROOM/san-NOUN-page.ui (name it in ui/sanse.gresource.xml; its
 *    resource is /org/sanse/Sanse/pages/ROOM/san-NOUN-page.ui):
 *
 *        <template class="SanUnitsPage" parent="SanPage">
 *          <property name="header-end">          <!-- stands in the header -->
 *            <object class="GtkButton">
 *              <property name="action-name">page.new</property>
 *              …
 *          <child>                               <!-- one child -->
 *            <object class="GtkBox">             <!-- .sn-bar, work area, .sn-status -->
 *
 * 2. One line in san_pages[] (app/san-pages.c). The sidebar, Ctrl+digit, the go-to box and
 *    the shortcuts window follow from it.
 * 3. Override refresh() to show context and records; nothing else needs listening to. It
 *    runs when the page is in view and something changed. Instance init runs before
 *    #SanPage:context is set: use constructed(), or wait for refresh().
 * 4. Actions: g_action_map_add_action_entries (G_ACTION_MAP (san_page_get_actions (self)),
 *    …) in init; "page.search", "page.print" and others have shortcuts and menu entries
 *    (app/san-page.h).
 * 5. Change records with san_context_change(), say things with san_context_say(), show
 *    trouble with san_context_report(), do long work with san_jobs_run()
 *    (san_context_get_jobs()) or san_context_change_job().
 * 6. Open another page with san_page_go (self, "ranking", target); answer to it in show().
 *    "units" takes the unit's id (x); "journal" takes a step's number (x).
 *
 * Window actions that templates may use: win.page (s), win.undo, win.redo,
 * win.undo-step (x), win.go-to, win.previous-month, win.next-month, win.this-month,
 * win.new-ticket (what is selected: selection() of the page), win.close, win.preferences, win.import, win.import-kind (s), win.import-file (ay).
 */
#define SAN_TYPE_WINDOW (san_window_get_type ())
G_DECLARE_FINAL_TYPE (SanWindow, san_window, SAN, WINDOW, AdwApplicationWindow)

SanWindow  *san_window_new         (AdwApplication  *application);
/* Opens the ledger in this window; asks what to do when it is in use elsewhere. Other
 * failures are shown in the window. Returns whether it is open now. */
gboolean    san_window_open        (SanWindow       *self,
                                    const char      *path);
/* (nullable): NULL while the start view is shown */
SanContext *san_window_get_context (SanWindow       *self);
/* (nullable): the page in view */
SanPage    *san_window_get_page    (SanWindow       *self);
/* Shows the page, building it when it is visited first. @target: (nullable): sunk */
gboolean    san_window_show_page   (SanWindow       *self,
                                    const char      *name,
                                    GVariant        *target);

G_END_DECLS
