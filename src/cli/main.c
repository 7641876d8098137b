/* main.c - sansectl, the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "san-cli.h"

int
main (int    argc,
      char **argv)
{
  return san_cli_main (argc, argv);
}
