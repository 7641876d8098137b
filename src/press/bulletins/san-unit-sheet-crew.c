/* san-unit-sheet-crew.c - many units' sheets set at once, on as many processors as there are
 *
 * Whoever has the ledger reads one sheet after the other; paper and workbook of each are
 * made beside it, and come out in the order they were asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-unit-sheet-private.h"

#define MOST_THREADS 4

typedef struct
{
  char         *name;
  SanUnitSheet *sheet;
  GHashTable   *photos;    /* SHA-256 → GBytes */
  GBytes       *pdf;
  GBytes       *book;
  GError       *error;
  gboolean      done;      /* under the crew's lock */
} Task;

struct _SanUnitCrew
{
  const char  *office;
  const char  *date;
  guint        n_threads;
  GThreadPool *pool;
  GQueue       tasks;      /* Task: oldest first */
  GMutex       lock;
  GCond        changed;
};

static void
task_free (Task *task)
{
  g_free (task->name);
  san_unit_sheet_free (task->sheet);
  g_hash_table_unref (task->photos);
  g_clear_pointer (&task->pdf, g_bytes_unref);
  g_clear_pointer (&task->book, g_bytes_unref);
  g_clear_error (&task->error);
  g_free (task);
}

static GBytes *
find_photo (const char *sha256,
            gpointer    photos)
{
  return g_hash_table_lookup (photos, sha256);
}

static void
run_task (gpointer data,
          gpointer crew)
{
  SanUnitCrew *self = crew;
  Task *task = data;
  g_autoptr (SanDocument) document =
    san_unit_sheet_document (task->sheet, self->office, find_photo, task->photos);
  g_autoptr (SanPaper) paper = san_document_paper_new (document);

  task->pdf = san_paper_render_pdf (paper, self->date, &task->error);
  if (task->pdf != NULL)
    task->book = san_unit_sheet_workbook (task->sheet, self->office, find_photo, task->photos,
                                          &task->error);

  g_mutex_lock (&self->lock);
  task->done = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}

SanUnitCrew *
san_unit_crew_new (const char *office,
                   const char *date)
{
  SanUnitCrew *self = g_new0 (SanUnitCrew, 1);

  self->office = office;
  self->date = date;
  self->n_threads = MIN (g_get_num_processors (), MOST_THREADS);
  g_queue_init (&self->tasks);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->pool = g_thread_pool_new (run_task, self, (int) self->n_threads, FALSE, NULL);

  return self;
}

/* What was begun is finished, what was not is dropped. */
void
san_unit_crew_free (SanUnitCrew *self)
{
  g_thread_pool_free (self->pool, TRUE, TRUE);
  g_queue_clear_full (&self->tasks, (GDestroyNotify) task_free);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

void
san_unit_crew_push (SanUnitCrew  *self,
                    const char   *name,
                    SanUnitSheet *sheet,
                    GHashTable   *photos)
{
  Task *task = g_new0 (Task, 1);

  task->name = g_strdup (name);
  task->sheet = sheet;
  task->photos = photos;
  g_queue_push_tail (&self->tasks, task);
  g_thread_pool_push (self->pool, task, NULL);
}

gboolean
san_unit_crew_is_busy (const SanUnitCrew *self)
{
  return self->tasks.length >= 2 * self->n_threads;
}

gboolean
san_unit_crew_is_idle (const SanUnitCrew *self)
{
  return self->tasks.length == 0;
}

gboolean
san_unit_crew_pop (SanUnitCrew  *self,
                   SanFileBatch *batch,
                   GError      **error)
{
  Task *task = g_queue_pop_head (&self->tasks);
  g_autofree char *pdf_name = g_strconcat (task->name, ".pdf", NULL);
  g_autofree char *book_name = g_strconcat (task->name, ".xlsx", NULL);
  gboolean added;

  g_mutex_lock (&self->lock);
  while (!task->done)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);

  if (task->error != NULL)
    g_propagate_error (error, g_steal_pointer (&task->error));
  added = task->book != NULL && san_file_batch_add (batch, pdf_name, task->pdf, error) &&
          san_file_batch_add (batch, book_name, task->book, error);
  task_free (task);

  return added;
}
