/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tables/san-table-reader.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_FIELD_OPTIONAL = 0,
  SAN_FIELD_REQUIRED = 1 << 0,
  /* recognised so that it is taken for nothing else (名次 beside 得分), and not read: it
   * may match several columns, and they are named among the ignored ones */
  SAN_FIELD_UNUSED   = 1 << 1,
  /* several headings may fit (乡镇 beside 村): the one that stands first among the synonyms
   * is taken, and the others are free for the fields after this one (parent) */
  SAN_FIELD_BEST     = 1 << 2,
} SanFieldFlags;

/* A kind of table has an array of these. @label is the Chinese heading. */
typedef struct
{
  const char    *name;
  const char    *label;
  SanFieldFlags  flags;
} SanTableField;

/**
 * SanTableMapping:
 *
 * Which column of a table is which field. A column's heading is compared, folded by
 * san_text_fold(), with each field's name, its label and the synonyms of its kind that
 * are shipped in data/synonyms.csv. Use: new, add_field for what only the file knows
 * (score components), override for each --map, read_header, then get_column.
 */
typedef struct _SanTableMapping SanTableMapping;

SanTableMapping *san_table_mapping_new             (const char           *kind,
                                                    const SanTableField  *fields,
                                                    guint                 n_fields);
void             san_table_mapping_free            (SanTableMapping      *mapping);
/* A field with a @label (nullable) of its own. Fields choose their columns in turn, the
 * added ones before those of the kind, each in the order given. */
void             san_table_mapping_add_field       (SanTableMapping      *mapping,
                                                    const char           *name,
                                                    const char           *label,
                                                    SanFieldFlags         flags);
/* "COLUMN=FIELD", split at the last '='; "COLUMN=" ignores the column. FIELD may be a
 * name or a label; COLUMN a heading, in a header of two levels "TITLE/HEADING", or the
 * letter of the column, "#C". Comes after the fields are complete. */
gboolean         san_table_mapping_override        (SanTableMapping      *mapping,
                                                    const char           *assignment,
                                                    GError              **error);
/* Reads up to the header and matches it. @header: the file's row of the (last) header
 * row, or 0 for the first row in which a required field matches (and, in a sheet, the rows
 * its merged cell reaches down to). The heading of a column is its own cell, or if that
 * is empty the one above. Refuses two columns for a field, a required field without a
 * column, an override of a column that is not there. */
gboolean         san_table_mapping_read_header     (SanTableMapping      *mapping,
                                                    SanTableReader       *reader,
                                                    guint                 header,
                                                    GError              **error);
/* −1 when the table has no such column */
int              san_table_mapping_get_column      (SanTableMapping      *mapping,
                                                    const char           *field);
/* For what may be called anything: gives @field, which has no column yet, the only one
 * that matches nothing; of several the only one whose heading is a synonym of @prefer
 * (nullable) in this kind. None or several are refused by name. */
gboolean         san_table_mapping_take_only_column (SanTableMapping     *mapping,
                                                    const char           *field,
                                                    const char           *prefer,
                                                    GError              **error);
guint            san_table_mapping_get_header_row  (SanTableMapping      *mapping);
guint            san_table_mapping_get_n_columns   (SanTableMapping      *mapping);
/* The heading as the file has it; "" when it has none */
const char      *san_table_mapping_get_heading     (SanTableMapping      *mapping,
                                                    guint                 column);
/* The field of a column, or %NULL */
const char      *san_table_mapping_get_field       (SanTableMapping      *mapping,
                                                    guint                 column);
/* TRUE when "COLUMN=" said so */
gboolean         san_table_mapping_is_left_out     (SanTableMapping      *mapping,
                                                    guint                 column);
/* (transfer full): one phrase that names the columns that match nothing, or %NULL.
 * Columns that an override ignores are not named. */
char            *san_table_mapping_describe_ignored (SanTableMapping     *mapping);
/* "column (heading)" for a remark: the heading, or the letter of the column */
const char      *san_table_mapping_get_column_label (SanTableMapping     *mapping,
                                                    int                   column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTableMapping, san_table_mapping_free)

G_END_DECLS
