/* main.c - sansectl, the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>

#include "san-cli.h"

int
main (int    argc,
      char **argv)
{
  /* a write past the limit of a file's size is then an error like that of a full disk */
  signal (SIGXFSZ, SIG_IGN);

  return san_cli_main (argc, argv);
}
