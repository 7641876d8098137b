-- Standards, points and three-colour tickets.

-- standards ----------------------------------------------------------------------------

CREATE TABLE category (                  -- of places that are inspected: 农贸市场
  id           INTEGER PRIMARY KEY,
  position     INTEGER NOT NULL,
  area         TEXT NOT NULL DEFAULT '', -- 类别组
  code         TEXT NOT NULL DEFAULT '',
  name         TEXT NOT NULL UNIQUE CHECK (name <> ''),
  weight       INTEGER,
  ticket_limit TEXT NOT NULL DEFAULT ''  -- of a white ticket; '' : the office's
) STRICT;

CREATE TABLE item (                      -- 测评项目
  id           INTEGER PRIMARY KEY,
  category_id  INTEGER NOT NULL REFERENCES category (id),
  position     INTEGER NOT NULL,
  code         TEXT NOT NULL DEFAULT '',
  name         TEXT NOT NULL CHECK (name <> ''),
  text         TEXT NOT NULL DEFAULT '', -- 要点
  mark         INTEGER,
  method       TEXT NOT NULL DEFAULT 'graded'
               CHECK (method IN ('graded', 'pass', 'deduct', 'value')),
  fault_a      INTEGER,
  fault_b      INTEGER,
  fault_c      INTEGER,
  bureau       TEXT NOT NULL DEFAULT '', -- 牵头单位, as the standard words it
  UNIQUE (category_id, name)
) STRICT;

CREATE INDEX item_code ON item (code);

CREATE TABLE point (                     -- a place: 点位
  id           INTEGER PRIMARY KEY,
  position     INTEGER NOT NULL,
  code         TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name         TEXT NOT NULL CHECK (name <> ''),
  category_id  INTEGER NOT NULL REFERENCES category (id),
  unit_id      INTEGER NOT NULL REFERENCES unit (id),   -- 块
  bureau_id    INTEGER REFERENCES unit (id),            -- 条
  address      TEXT NOT NULL DEFAULT '',
  must_see     INTEGER NOT NULL DEFAULT 0 CHECK (must_see IN (0, 1)),
  from_day     TEXT NOT NULL DEFAULT '',
  to_day       TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX point_name ON point (name);
CREATE INDEX point_category ON point (category_id);
CREATE INDEX point_unit ON point (unit_id);
CREATE INDEX point_bureau ON point (bureau_id);

-- tickets ------------------------------------------------------------------------------

CREATE TABLE office_hours (              -- when the office is open; later seasons win
  from_md    TEXT PRIMARY KEY,           -- 'MM-DD'
  to_md      TEXT NOT NULL,              -- inclusive; before from_md: across New Year
  spans      TEXT NOT NULL               -- '08:30-12:00 14:30-17:30'
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket (                    -- what was put to whom when it was issued
  id          INTEGER PRIMARY KEY,
  draft       INTEGER NOT NULL DEFAULT 0, -- N of 草-N; 0: was never a draft
  unit_id     INTEGER NOT NULL REFERENCES unit (id),
  problem     TEXT NOT NULL CHECK (problem <> ''),
  requirement TEXT NOT NULL DEFAULT '',
  point_id    INTEGER REFERENCES point (id),
  item_id     INTEGER REFERENCES item (id),
  source      TEXT NOT NULL DEFAULT '',
  round_id    INTEGER REFERENCES round (id),  -- whose observation it came from
  forebear_id INTEGER REFERENCES ticket (id), -- the ticket of which it is a recurrence
  duplicate   INTEGER NOT NULL DEFAULT 0 CHECK (duplicate IN (0, 1)),
  no_recurrence TEXT NOT NULL DEFAULT '',     -- why it does not count as one
  note        TEXT NOT NULL DEFAULT '',
  last_id     INTEGER NOT NULL DEFAULT 0,     -- newest event: steps on one ticket depend
  entered_at  TEXT NOT NULL DEFAULT '',       -- on each other by it
  entered_by  TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX ticket_unit ON ticket (unit_id);
CREATE INDEX ticket_point ON ticket (point_id);
CREATE INDEX ticket_item ON ticket (item_id);
CREATE INDEX ticket_round ON ticket (round_id);
CREATE INDEX ticket_forebear ON ticket (forebear_id);
CREATE INDEX ticket_draft ON ticket (draft) WHERE draft <> 0;

CREATE TABLE ticket_assist (
  ticket_id  INTEGER NOT NULL REFERENCES ticket (id),
  position   INTEGER NOT NULL,
  unit_id    INTEGER NOT NULL REFERENCES unit (id),
  role       TEXT NOT NULL DEFAULT '',   -- why it helps: 主管, 条目
  PRIMARY KEY (ticket_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX ticket_assist_unit ON ticket_assist (unit_id);

CREATE TABLE ticket_informant (          -- kept apart: hidden, and never exported
  ticket_id  INTEGER PRIMARY KEY REFERENCES ticket (id),
  name       TEXT NOT NULL DEFAULT '',
  contact    TEXT NOT NULL DEFAULT '',
  reward     INTEGER,                    -- yuan, in micro-units
  rewarded   TEXT NOT NULL DEFAULT ''    -- the day it was paid
) STRICT;

CREATE TABLE ticket_event (              -- append-only; the order is (as_of, id)
  id         INTEGER PRIMARY KEY,
  ticket_id  INTEGER NOT NULL REFERENCES ticket (id),
  as_of      TEXT NOT NULL,
  kind       TEXT NOT NULL,
  actor      TEXT NOT NULL,
  by_name    TEXT NOT NULL DEFAULT '',
  text       TEXT NOT NULL DEFAULT '',
  document   TEXT NOT NULL DEFAULT '',
  time_limit TEXT NOT NULL DEFAULT '',
  due        TEXT NOT NULL DEFAULT '',
  colour     TEXT NOT NULL DEFAULT '',   -- that it gives, and with it a number
  proposes   INTEGER NOT NULL DEFAULT 0 CHECK (proposes IN (0, 1)),
  why        TEXT NOT NULL DEFAULT '',   -- of a rise
  unit_id    INTEGER REFERENCES unit (id),
  refers_id  INTEGER REFERENCES ticket_event (id),
  entered_at TEXT NOT NULL DEFAULT '',
  entered_by TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX ticket_event_ticket ON ticket_event (ticket_id);
CREATE INDEX ticket_event_as_of ON ticket_event (as_of);
CREATE INDEX ticket_event_unit ON ticket_event (unit_id);
CREATE INDEX ticket_event_refers ON ticket_event (refers_id);

CREATE TABLE ticket_number (             -- the register; nothing is ever taken off it
  colour     TEXT NOT NULL CHECK (colour IN ('white', 'yellow', 'red')),
  year       INTEGER NOT NULL,
  running    INTEGER NOT NULL,
  ticket_id  INTEGER NOT NULL REFERENCES ticket (id),
  event_id   INTEGER NOT NULL REFERENCES ticket_event (id),
  cancelled  INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)),
  PRIMARY KEY (colour, year, running)
) STRICT, WITHOUT ROWID;

CREATE INDEX ticket_number_ticket ON ticket_number (ticket_id);
CREATE INDEX ticket_number_event ON ticket_number (event_id);

CREATE TABLE ticket_file (               -- photographs, signed scans, documents
  id         INTEGER PRIMARY KEY,
  ticket_id  INTEGER NOT NULL REFERENCES ticket (id),
  event_id   INTEGER REFERENCES ticket_event (id),
  kind       TEXT NOT NULL CHECK (kind IN ('before', 'after', 'scan', 'document')),
  sha256     TEXT NOT NULL,
  name       TEXT NOT NULL DEFAULT '',
  taken      TEXT NOT NULL DEFAULT '',
  place      TEXT NOT NULL DEFAULT '',   -- kept only where the office wants it
  note       TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX ticket_file_ticket ON ticket_file (ticket_id);
CREATE INDEX ticket_file_event ON ticket_file (event_id);

CREATE TABLE lookback (                  -- a draw of closed tickets to look at again
  id         INTEGER PRIMARY KEY,
  drawn      TEXT NOT NULL,
  seed       TEXT NOT NULL,
  percents   TEXT NOT NULL,              -- 'white=10,yellow=30,red=100'
  after_days INTEGER NOT NULL,
  frame      TEXT NOT NULL               -- SHA-256 of the lines drawn from
) STRICT;

CREATE TABLE lookback_ticket (
  lookback_id INTEGER NOT NULL REFERENCES lookback (id),
  ticket_id   INTEGER NOT NULL REFERENCES ticket (id),
  position    INTEGER NOT NULL,          -- in the order of the draw
  PRIMARY KEY (lookback_id, ticket_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX lookback_ticket_ticket ON lookback_ticket (ticket_id);

CREATE TABLE ticket_view (               -- a saved filter of the list
  id         INTEGER PRIMARY KEY,
  position   INTEGER NOT NULL,
  name       TEXT NOT NULL UNIQUE CHECK (name <> ''),
  filter     TEXT NOT NULL               -- canonical text of a SanTicketFilter
) STRICT;

CREATE TABLE cache_ticket (              -- what the events say; times in minutes
  ticket_id   INTEGER PRIMARY KEY,
  draft       INTEGER NOT NULL,
  stage       INTEGER NOT NULL,
  flag        INTEGER NOT NULL,
  colour      INTEGER NOT NULL,
  first_colour INTEGER NOT NULL,
  red         INTEGER NOT NULL,
  unit_id     INTEGER NOT NULL,          -- the present main unit
  issued      INTEGER,
  issue_id    INTEGER NOT NULL,          -- the event of issue, 0 for a draft
  received    INTEGER,
  reported    INTEGER,
  closed      INTEGER,
  due         INTEGER,
  soon        INTEGER,                   -- from when on it is due soon
  receipt_due INTEGER,
  running     INTEGER NOT NULL,
  verify_due  INTEGER,
  rises       INTEGER,                   -- when the next step falls due
  own_due     INTEGER,                   -- of the figures
  stopped_minutes INTEGER NOT NULL,
  returns     INTEGER NOT NULL,
  extensions  INTEGER NOT NULL,
  reminders   INTEGER NOT NULL,
  proposals   INTEGER NOT NULL,
  looked_back INTEGER NOT NULL,
  relapsed    INTEGER NOT NULL,
  lookback    INTEGER NOT NULL,          -- drawn and not looked at yet
  accounted   INTEGER NOT NULL,
  recurred    INTEGER NOT NULL,
  number      INTEGER NOT NULL,          -- colour, year, running in one; 0: none
  first       INTEGER NOT NULL,
  category_id INTEGER NOT NULL,
  point_id    INTEGER NOT NULL,
  item_id     INTEGER NOT NULL,
  bureau_id   INTEGER NOT NULL,
  source      TEXT NOT NULL,
  unit_place  INTEGER NOT NULL           -- in roster order
) STRICT;

CREATE INDEX cache_ticket_rises ON cache_ticket (rises) WHERE rises IS NOT NULL;
CREATE INDEX cache_ticket_urgency ON cache_ticket (colour DESC, due, ticket_id);
CREATE INDEX cache_ticket_issue ON cache_ticket (issued, issue_id);
CREATE INDEX cache_ticket_number ON cache_ticket (number, ticket_id);
CREATE INDEX cache_ticket_unit ON cache_ticket (unit_place, unit_id, issued, ticket_id);
CREATE INDEX cache_ticket_stage ON cache_ticket (stage, issued, ticket_id);
CREATE INDEX cache_ticket_due ON cache_ticket (due, ticket_id);
CREATE INDEX cache_ticket_closed ON cache_ticket (closed, ticket_id);

CREATE TABLE cache_ticket_text (         -- apart, so that the rows above stay short
  ticket_id   INTEGER PRIMARY KEY,
  unit_name   TEXT NOT NULL,
  point_name  TEXT NOT NULL,
  item_name   TEXT NOT NULL,
  words       INTEGER NOT NULL,          -- checksum of what the two below are made of
  search      TEXT NOT NULL,
  problem_key BLOB NOT NULL,
  numbers     TEXT NOT NULL              -- folded, all that it ever bore
) STRICT;

CREATE INDEX cache_ticket_text_problem ON cache_ticket_text (problem_key, ticket_id);

CREATE TABLE cache_ticket_stale (        -- whose rows are to be made again
  ticket_id  INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE cache_ticket_basis (        -- the rules and the calendar they rest on
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  checksum   TEXT NOT NULL
) STRICT;

CREATE TRIGGER cache_point_update AFTER UPDATE ON point BEGIN
  INSERT OR IGNORE INTO cache_ticket_stale SELECT id FROM ticket WHERE point_id = new.id;
END;

CREATE TRIGGER cache_item_update AFTER UPDATE ON item BEGIN
  INSERT OR IGNORE INTO cache_ticket_stale SELECT id FROM ticket WHERE item_id = new.id;
END;

CREATE TRIGGER cache_ticket_insert AFTER INSERT ON ticket BEGIN
  INSERT OR IGNORE INTO cache_ticket_stale VALUES (new.id);
END;

CREATE TRIGGER cache_ticket_update AFTER UPDATE ON ticket BEGIN
  INSERT OR IGNORE INTO cache_ticket_stale VALUES (old.id);
  INSERT OR IGNORE INTO cache_ticket_stale VALUES (new.id);
END;

CREATE TRIGGER cache_ticket_delete AFTER DELETE ON ticket BEGIN
  INSERT OR IGNORE INTO cache_ticket_stale VALUES (old.id);
END;

CREATE TRIGGER cache_ticket_event_insert AFTER INSERT ON ticket_event BEGIN
  INSERT OR IGNORE INTO cache_ticket_stale VALUES (new.ticket_id);
END;

CREATE TRIGGER cache_ticket_event_update AFTER UPDATE ON ticket_event BEGIN
  INSERT OR IGNORE INTO cache_ticket_stale VALUES (old.ticket_id);
  INSERT OR IGNORE INTO cache_ticket_stale VALUES (new.ticket_id);
END;

CREATE TRIGGER cache_ticket_event_delete AFTER DELETE ON ticket_event BEGIN
  INSERT OR IGNORE INTO cache_ticket_stale VALUES (old.ticket_id);
END;

CREATE TRIGGER cache_ticket_number_insert AFTER INSERT ON ticket_number BEGIN
  INSERT OR IGNORE INTO cache_ticket_stale VALUES (new.ticket_id);
END;

CREATE TRIGGER cache_ticket_number_update AFTER UPDATE ON ticket_number BEGIN
  INSERT OR IGNORE INTO cache_ticket_stale VALUES (old.ticket_id);
  INSERT OR IGNORE INTO cache_ticket_stale VALUES (new.ticket_id);
END;

CREATE TRIGGER cache_ticket_number_delete AFTER DELETE ON ticket_number BEGIN
  INSERT OR IGNORE INTO cache_ticket_stale VALUES (old.ticket_id);
END;

CREATE TRIGGER cache_lookback_ticket_insert AFTER INSERT ON lookback_ticket BEGIN
  INSERT OR IGNORE INTO cache_ticket_stale VALUES (new.ticket_id);
END;

CREATE TRIGGER cache_lookback_ticket_update AFTER UPDATE ON lookback_ticket BEGIN
  INSERT OR IGNORE INTO cache_ticket_stale VALUES (old.ticket_id);
  INSERT OR IGNORE INTO cache_ticket_stale VALUES (new.ticket_id);
END;

CREATE TRIGGER cache_lookback_ticket_delete AFTER DELETE ON lookback_ticket BEGIN
  INSERT OR IGNORE INTO cache_ticket_stale VALUES (old.ticket_id);
END;

-- journal ------------------------------------------------------------------------------

CREATE TABLE cache_left (                -- what has left the office, by what it is called
  seq        INTEGER PRIMARY KEY,
  label      TEXT NOT NULL
) STRICT;

CREATE INDEX cache_left_label ON cache_left (label);

CREATE TRIGGER cache_left_insert AFTER INSERT ON step WHEN new.verb = 'left' BEGIN
  INSERT INTO cache_left VALUES (new.seq, new.label);
END;

INSERT INTO cache_left SELECT seq, label FROM step WHERE verb = 'left';
