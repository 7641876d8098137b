/* main.c - sanse, the desktop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>

#include "app/san-application.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (SanApplication) application = NULL;

  /* a write past the limit of a file's size is then an error like that of a full disk */
  signal (SIGXFSZ, SIG_IGN);

  san_application_init_locale ();
  application = san_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
