/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

/* libFuzzer's entry: `clang -fsanitize=fuzzer,address` takes a harness without
 * san-fuzz-main.c; the build takes it with that one, and runs it as a test. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

G_END_DECLS
