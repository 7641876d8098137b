/* san-explain-parts.c - what a computed leaf was made of, on its way into the explanation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-explain-parts.h"

SanExplainPart *
san_explain_part_add (GPtrArray     *parts,
                      guint          depth,
                      SanExplainKind kind,
                      gint64         id)
{
  SanExplainPart *part = g_new0 (SanExplainPart, 1);

  part->depth = depth;
  part->kind = kind;
  part->id = id;
  mpq_init (part->share);
  g_ptr_array_add (parts, part);

  return part;
}

void
san_explain_part_free (SanExplainPart *part)
{
  if (part == NULL)
    return;

  g_free (part->key);
  g_free (part->name);
  g_free (part->method);
  g_free (part->weight);
  g_free (part->earned);
  g_free (part->full);
  g_free (part->score);
  g_free (part->note);
  mpq_clear (part->share);
  g_free (part);
}
