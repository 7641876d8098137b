/* san-fault-vfs.c - a disk that fails on demand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/san-fault-vfs.h"

#include <sqlite3.h>

typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real;   /* lives right behind this struct */
} FaultFile;

static sqlite3_vfs fault_vfs;
static sqlite3_vfs *real_vfs;

static int remaining = -1;
static SanFaultKind kind;
static gboolean for_good;
static int hits;
static gboolean paused;

static gboolean
must_fail (gboolean needs_room)
{
  if (paused || remaining < 0 || (kind != SAN_FAULT_IOERR && !needs_room))
    return FALSE;

  if (remaining > 0)
    {
      remaining--;
      return FALSE;
    }

  hits++;
  if (!for_good)
    remaining = -1;

  return TRUE;
}

#define REAL(file)    (((FaultFile *) (file))->real)
#define METHODS(file) (REAL (file)->pMethods)

static int
fault_close (sqlite3_file *f)
{
  return METHODS (f)->xClose (REAL (f));
}

static int
fault_read (sqlite3_file *f,
            void         *b,
            int           n,
            sqlite3_int64 o)
{
  return must_fail (FALSE) ? SQLITE_IOERR_READ : METHODS (f)->xRead (REAL (f), b, n, o);
}

static int
fault_write (sqlite3_file *f,
             const void   *b,
             int           n,
             sqlite3_int64 o)
{
  if (!must_fail (TRUE))
    return METHODS (f)->xWrite (REAL (f), b, n, o);

  if (kind == SAN_FAULT_TORN)
    METHODS (f)->xWrite (REAL (f), b, n / 2, o);

  return kind == SAN_FAULT_IOERR ? SQLITE_IOERR_WRITE : SQLITE_FULL;
}

static int
fault_truncate (sqlite3_file *f,
                sqlite3_int64 n)
{
  return must_fail (FALSE) ? SQLITE_IOERR_TRUNCATE : METHODS (f)->xTruncate (REAL (f), n);
}

static int
fault_sync (sqlite3_file *f,
            int           flags)
{
  return must_fail (FALSE) ? SQLITE_IOERR_FSYNC : METHODS (f)->xSync (REAL (f), flags);
}

static int
fault_size (sqlite3_file  *f,
            sqlite3_int64 *n)
{
  return must_fail (FALSE) ? SQLITE_IOERR_FSTAT : METHODS (f)->xFileSize (REAL (f), n);
}

static int
fault_lock (sqlite3_file *f,
            int           l)
{
  return METHODS (f)->xLock (REAL (f), l);
}

static int
fault_unlock (sqlite3_file *f,
              int           l)
{
  return METHODS (f)->xUnlock (REAL (f), l);
}

static int
fault_reserved (sqlite3_file *f,
                int          *r)
{
  return METHODS (f)->xCheckReservedLock (REAL (f), r);
}

static int
fault_control (sqlite3_file *f,
               int           op,
               void         *arg)
{
  return METHODS (f)->xFileControl (REAL (f), op, arg);
}

static int
fault_sector (sqlite3_file *f)
{
  return METHODS (f)->xSectorSize (REAL (f));
}

static int
fault_device (sqlite3_file *f)
{
  return METHODS (f)->xDeviceCharacteristics (REAL (f));
}

static int
fault_shm_map (sqlite3_file   *f,
               int             region,
               int             size,
               int             extend,
               void volatile **memory)
{
  if (extend && must_fail (TRUE))
    return kind == SAN_FAULT_IOERR ? SQLITE_IOERR_SHMMAP : SQLITE_FULL;

  return METHODS (f)->xShmMap (REAL (f), region, size, extend, memory);
}

static int
fault_shm_lock (sqlite3_file *f,
                int           offset,
                int           n,
                int           flags)
{
  /* giving a lock back does not fail */
  if ((flags & SQLITE_SHM_LOCK) != 0 && must_fail (FALSE))
    return SQLITE_IOERR_SHMLOCK;

  return METHODS (f)->xShmLock (REAL (f), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *f)
{
  METHODS (f)->xShmBarrier (REAL (f));
}

static int
fault_shm_unmap (sqlite3_file *f,
                 int           delete)
{
  return METHODS (f)->xShmUnmap (REAL (f), delete);
}

/* version 2: WAL with its shared memory, but no mmap; every read and write passes here */
static const sqlite3_io_methods fault_methods = {
  2, fault_close, fault_read, fault_write, fault_truncate, fault_sync, fault_size,
  fault_lock, fault_unlock, fault_reserved, fault_control, fault_sector, fault_device,
  fault_shm_map, fault_shm_lock, fault_shm_barrier, fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs  *vfs,
            const char   *name,
            sqlite3_file *file,
            int           flags,
            int          *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int rc;

  self->base.pMethods = NULL;
  self->real = (sqlite3_file *) (self + 1);

  if (must_fail ((flags & SQLITE_OPEN_CREATE) != 0))
    return kind == SAN_FAULT_IOERR ? SQLITE_CANTOPEN : SQLITE_FULL;

  rc = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &fault_methods;

  return rc;
}

static int
fault_delete (sqlite3_vfs *vfs,
              const char  *name,
              int          sync_dir)
{
  return must_fail (FALSE) ? SQLITE_IOERR_DELETE
                           : real_vfs->xDelete (real_vfs, name, sync_dir);
}

void
san_fault_vfs_register (void)
{
  real_vfs = sqlite3_vfs_find (NULL);

  fault_vfs = *real_vfs;
  fault_vfs.zName = SAN_FAULT_VFS;
  fault_vfs.szOsFile = sizeof (FaultFile) + real_vfs->szOsFile;
  fault_vfs.xOpen = fault_open;
  fault_vfs.xDelete = fault_delete;

  sqlite3_vfs_register (&fault_vfs, FALSE);
}

void
san_fault_vfs_arm (int          countdown,
                   SanFaultKind new_kind,
                   gboolean     new_for_good)
{
  remaining = countdown;
  kind = new_kind;
  for_good = new_for_good;
  hits = 0;
}

void
san_fault_vfs_pause (gboolean pause)
{
  paused = pause;
}

int
san_fault_vfs_hits (void)
{
  return hits;
}
