/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SanApplication:
 *
 * The program: one window a ledger.
 */
#define SAN_TYPE_APPLICATION (san_application_get_type ())
G_DECLARE_FINAL_TYPE (SanApplication, san_application, SAN, APPLICATION, AdwApplication)

SanApplication *san_application_new (void);
/* Language and translations, before anything is shown; main() and tests call it first. */
void            san_application_init_locale (void);

G_END_DECLS
