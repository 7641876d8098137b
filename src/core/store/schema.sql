-- The current schema of a ledger, a section per feature. Migrations build the same.
--
-- Records are all tables but step, blob, counter and those named cache_*: sessions and the
-- digest cover records only. Text is never NULL: '' is none. Days are 'YYYY-MM-DD' ('' is
-- open), times 'YYYY-MM-DD HH:MM' in the zone of the file. Decimals are whole micro-units.
-- Ids are site * 2^40 + counter and never used again. No generated columns, and every table
-- has a primary key: SQLite's session extension records neither otherwise. Columns named
-- entered_at and entered_by are left out of the digest.

-- journal ------------------------------------------------------------------------------

CREATE TABLE step (
  seq        INTEGER PRIMARY KEY,
  site       INTEGER NOT NULL,
  at         TEXT NOT NULL,
  as_of      TEXT NOT NULL,
  actor      TEXT NOT NULL,
  verb       TEXT NOT NULL,
  label      TEXT NOT NULL,              -- what it was about, in the words of the records
  rows       INTEGER NOT NULL,           -- records touched
  undoes     TEXT NOT NULL DEFAULT '',   -- steps that this one undoes: '12' or '12,14,15'
  refers     INTEGER,                    -- the step whose result has left the office
  prev_hash  TEXT NOT NULL,
  hash       TEXT NOT NULL,
  changeset  BLOB                        -- zlib; NULL when no record changed; last, because
) STRICT;                                -- lists would walk its pages to what lies behind

CREATE INDEX step_undoes ON step (undoes) WHERE undoes <> '';
CREATE INDEX step_refers ON step (refers) WHERE refers IS NOT NULL;

CREATE TABLE blob (
  sha256     TEXT PRIMARY KEY,
  bytes      BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE counter (
  name       TEXT PRIMARY KEY,
  value      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- office -------------------------------------------------------------------------------

CREATE TABLE setting (                   -- city, zone, site, office name, document words …
  key        TEXT PRIMARY KEY,
  value      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE operator (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,
  active     INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE campaign (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,
  from_day   TEXT NOT NULL DEFAULT '',
  to_day     TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE calendar_day (
  day        TEXT PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('off', 'work', 'half')),
  name       TEXT NOT NULL DEFAULT '',
  source     TEXT NOT NULL DEFAULT 'state' CHECK (source IN ('state', 'local'))
) STRICT, WITHOUT ROWID;

-- registry -----------------------------------------------------------------------------

CREATE TABLE unit (
  id         INTEGER PRIMARY KEY,
  position   INTEGER NOT NULL            -- roster order
) STRICT;

CREATE TABLE unit_version (              -- what a unit was called and where it stood, when
  id         INTEGER PRIMARY KEY,
  unit_id    INTEGER NOT NULL REFERENCES unit (id),
  from_day   TEXT NOT NULL DEFAULT '',
  to_day     TEXT NOT NULL DEFAULT '',
  code       TEXT NOT NULL DEFAULT '',
  name       TEXT NOT NULL CHECK (name <> ''),
  parent_id  INTEGER REFERENCES unit (id),
  kind       TEXT NOT NULL DEFAULT 'other',
  short      TEXT NOT NULL DEFAULT '',
  aliases    TEXT NOT NULL DEFAULT '',   -- joined by ';'
  head       TEXT NOT NULL DEFAULT '',
  liaison    TEXT NOT NULL DEFAULT '',
  phone      TEXT NOT NULL DEFAULT '',
  UNIQUE (unit_id, from_day)
) STRICT;

CREATE INDEX unit_version_code ON unit_version (code);
CREATE INDEX unit_version_parent ON unit_version (parent_id);

CREATE TABLE unit_successor (            -- merged into, or split off from
  unit_id      INTEGER NOT NULL REFERENCES unit (id),
  successor_id INTEGER NOT NULL REFERENCES unit (id),
  day          TEXT NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('merge', 'split')),
  PRIMARY KEY (unit_id, successor_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX unit_successor_successor ON unit_successor (successor_id);

CREATE TABLE grouping (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,
  position   INTEGER NOT NULL
) STRICT;

CREATE TABLE unit_group (
  id          INTEGER PRIMARY KEY,
  grouping_id INTEGER NOT NULL REFERENCES grouping (id),
  name        TEXT NOT NULL,
  position    INTEGER NOT NULL,
  UNIQUE (grouping_id, name)
) STRICT;

CREATE TABLE membership (
  id         INTEGER PRIMARY KEY,
  group_id   INTEGER NOT NULL REFERENCES unit_group (id),
  unit_id    INTEGER NOT NULL REFERENCES unit (id),
  standing   TEXT NOT NULL DEFAULT 'ranked' CHECK (standing IN ('ranked', 'trial', 'listed')),
  from_day   TEXT NOT NULL DEFAULT '',
  to_day     TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX membership_group ON membership (group_id);
CREATE INDEX membership_unit ON membership (unit_id);

CREATE TABLE cache_unit (                -- search keys, rebuilt from unit_version
  version_id INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  folded     TEXT NOT NULL,
  pinyin     TEXT NOT NULL,
  initials   TEXT NOT NULL,
  sort_key   BLOB NOT NULL
) STRICT;

-- schemes ------------------------------------------------------------------------------

CREATE TABLE scheme (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE scheme_version (
  id         INTEGER PRIMARY KEY,
  scheme_id  INTEGER NOT NULL REFERENCES scheme (id),
  number     INTEGER NOT NULL,
  from_day   TEXT NOT NULL DEFAULT '',
  to_day     TEXT NOT NULL DEFAULT '',
  json       TEXT NOT NULL,              -- canonical form of cli.md's scheme file
  UNIQUE (scheme_id, number)
) STRICT;

-- rounds -------------------------------------------------------------------------------

CREATE TABLE round (
  id          INTEGER PRIMARY KEY,
  label       TEXT NOT NULL UNIQUE CHECK (label <> ''),
  campaign_id INTEGER REFERENCES campaign (id),
  kind        TEXT NOT NULL DEFAULT 'monthly'
              CHECK (kind IN ('monthly', 'cross', 'special', 'simulated')),
  period      TEXT NOT NULL,
  first_day   TEXT NOT NULL,
  last_day    TEXT NOT NULL,
  grouping_id INTEGER REFERENCES grouping (id),
  state       TEXT NOT NULL DEFAULT 'prepare'
              CHECK (state IN ('prepare', 'sample', 'assess', 'review', 'published')),
  from_day    TEXT NOT NULL DEFAULT '',  -- when it is assessed
  to_day      TEXT NOT NULL DEFAULT '',
  children_id INTEGER REFERENCES round (id)
) STRICT;

CREATE INDEX round_last_day ON round (last_day);
CREATE INDEX round_campaign ON round (campaign_id);
CREATE INDEX round_grouping ON round (grouping_id);
CREATE INDEX round_children ON round (children_id);

CREATE TABLE round_scheme (
  round_id   INTEGER NOT NULL REFERENCES round (id),
  scheme_id  INTEGER NOT NULL REFERENCES scheme (id),
  position   INTEGER NOT NULL,
  PRIMARY KEY (round_id, scheme_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX round_scheme_scheme ON round_scheme (scheme_id);

CREATE TABLE score (                     -- a cell; no row: not entered
  round_id   INTEGER NOT NULL REFERENCES round (id),
  unit_id    INTEGER NOT NULL REFERENCES unit (id),
  component  TEXT NOT NULL,              -- key of a leaf
  state      TEXT NOT NULL CHECK (state IN ('value', 'missing', 'na')),
  value      INTEGER,
  reason     TEXT NOT NULL DEFAULT '',   -- why a computed value was overridden
  confirmed  TEXT NOT NULL DEFAULT '',   -- why a value out of range stands
  note       TEXT NOT NULL DEFAULT '',
  entered_at TEXT NOT NULL DEFAULT '',
  entered_by TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (round_id, unit_id, component),
  CHECK ((state = 'value') = (value IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- Units may be deleted by the ten thousand (an import undone), and each one looks here.
CREATE INDEX score_unit ON score (unit_id);

CREATE TABLE adjustment (
  id         INTEGER PRIMARY KEY,
  round_id   INTEGER NOT NULL REFERENCES round (id),
  component  TEXT NOT NULL DEFAULT '',   -- '' : of the total; else a deduction component
  amount     INTEGER NOT NULL,
  reason     TEXT NOT NULL,
  document   TEXT NOT NULL DEFAULT '',
  rule       TEXT NOT NULL DEFAULT '',
  ext_id     TEXT NOT NULL DEFAULT '',
  entered_at TEXT NOT NULL DEFAULT '',
  entered_by TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX adjustment_round ON adjustment (round_id);

CREATE TABLE adjustment_share (
  adjustment_id INTEGER NOT NULL REFERENCES adjustment (id),
  position      INTEGER NOT NULL,
  unit_id       INTEGER NOT NULL REFERENCES unit (id),
  part          INTEGER NOT NULL,
  PRIMARY KEY (adjustment_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX adjustment_share_unit ON adjustment_share (unit_id);

CREATE TABLE veto (
  id         INTEGER PRIMARY KEY,
  round_id   INTEGER NOT NULL REFERENCES round (id),
  unit_id    INTEGER NOT NULL REFERENCES unit (id),
  effect     TEXT NOT NULL CHECK (effect IN ('last', 'unranked', 'cap', 'minus')),
  value      INTEGER,
  reason     TEXT NOT NULL,
  document   TEXT NOT NULL DEFAULT '',
  entered_at TEXT NOT NULL DEFAULT '',
  entered_by TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX veto_round ON veto (round_id);
CREATE INDEX veto_unit ON veto (unit_id);

CREATE TABLE edition (                   -- a published state of a round, for ever
  id         INTEGER PRIMARY KEY,
  round_id   INTEGER NOT NULL REFERENCES round (id),
  number     INTEGER NOT NULL,
  reason     TEXT NOT NULL DEFAULT '',
  published  TEXT NOT NULL,
  input      TEXT NOT NULL,              -- SHA-256 of the frozen input (a blob)
  UNIQUE (round_id, number)
) STRICT;

-- bulletins ----------------------------------------------------------------------------

CREATE TABLE bulletin (
  id         INTEGER PRIMARY KEY,
  year       INTEGER NOT NULL,
  number     INTEGER NOT NULL,           -- 第N期 of the year
  running    INTEGER NOT NULL,           -- 总第N期
  title      TEXT NOT NULL,
  day        TEXT NOT NULL,
  edition_id INTEGER REFERENCES edition (id),
  UNIQUE (year, number),
  UNIQUE (running)
) STRICT;

CREATE INDEX bulletin_edition ON bulletin (edition_id);

CREATE TABLE bulletin_file (
  bulletin_id INTEGER NOT NULL REFERENCES bulletin (id),
  format      TEXT NOT NULL,             -- xlsx …
  sha256      TEXT NOT NULL,
  PRIMARY KEY (bulletin_id, format)
) STRICT, WITHOUT ROWID;
