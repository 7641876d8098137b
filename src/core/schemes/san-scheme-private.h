/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "schemes/san-scheme.h"

G_BEGIN_DECLS

SanScheme  *san_scheme_new         (void);
SanNode    *san_node_new           (void);
void        san_node_free          (SanNode    *node);
/* Fills ->nodes in pre-order from ->root. */
void        san_scheme_index_nodes (SanScheme  *scheme);

/* The words of the scheme file, by the value of their enumeration. */
extern const char *const san_combine_words[];    /* from SAN_COMBINE_NONE */
extern const char *const san_source_words[];     /* from SAN_SOURCE_NONE */
extern const char *const san_rank_on_words[];
extern const char *const san_ties_words[];

/* The index of @text in the NULL-ended @words, -1 if it is none of them. */
int         san_word_find          (const char *const *words,
                                    const char        *text);
/* Reads grades, adjustments, handicaps and awards (which are checked and kept as given).
 * The nodes have to be there. */
gboolean    san_scheme_read_parts  (SanScheme  *scheme,
                                    JsonObject *object,
                                    GError    **error);

/* Readers of one JSON value. @where names it in a refusal. */
gboolean    san_json_read_number   (JsonNode    *node,
                                    const char  *where,
                                    gint64      *micro,
                                    GError     **error);
gboolean    san_json_read_integer  (JsonNode    *node,
                                    const char  *where,
                                    int          min,
                                    int          max,
                                    int         *value,
                                    GError     **error);
gboolean    san_json_read_boolean  (JsonNode    *node,
                                    const char  *where,
                                    gboolean    *value,
                                    GError     **error);
/* Never empty; white space around it is cut. */
gboolean    san_json_read_text     (JsonNode    *node,
                                    const char  *where,
                                    char       **text,
                                    GError     **error);
JsonArray  *san_json_read_array    (JsonNode    *node,
                                    const char  *where,
                                    GError     **error);
/* Refuses members that are not among the NULL-ended @known. */
JsonObject *san_json_read_object   (JsonNode          *node,
                                    const char        *where,
                                    const char *const *known,
                                    GError           **error);
/* Parses @text; refuses a member given twice and nesting that no scheme needs. */
JsonNode   *san_json_parse_text    (const char  *text,
                                    GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanNode, san_node_free)

G_END_DECLS
