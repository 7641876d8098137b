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

CREATE TABLE cache_left (                -- what has left the office, by what it is called
  seq        INTEGER PRIMARY KEY,
  label      TEXT NOT NULL
) STRICT;

CREATE INDEX cache_left_label ON cache_left (label);

CREATE TRIGGER cache_left_insert AFTER INSERT ON step WHEN new.verb = 'left' BEGIN
  INSERT INTO cache_left VALUES (new.seq, new.label);
END;

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

-- standards ----------------------------------------------------------------------------

CREATE TABLE category (                  -- of places that are inspected: 农贸市场
  id           INTEGER PRIMARY KEY,
  position     INTEGER NOT NULL,
  area         TEXT NOT NULL DEFAULT '', -- 类别组
  code         TEXT NOT NULL DEFAULT '',
  name         TEXT NOT NULL UNIQUE CHECK (name <> ''),
  weight       INTEGER,
  ticket_limit TEXT NOT NULL DEFAULT '', -- of a white ticket; '' : the office's
  retired      INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
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
  rating       TEXT NOT NULL DEFAULT '', -- set of ratings; '' : the office's
  amount       INTEGER,                  -- deduct: off the mark for every fault
  target       INTEGER,                  -- value: earns the whole mark,
  zero         INTEGER,                  -- and what earns nothing
  veto         INTEGER NOT NULL DEFAULT 0 CHECK (veto IN (0, 1)),
  photo        INTEGER NOT NULL DEFAULT 0 CHECK (photo IN (0, 1)),  -- a failure wants one
  retired      INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  forebear_id  INTEGER REFERENCES item (id),  -- the retired item that it carries on
  UNIQUE (category_id, name)
) STRICT;

CREATE INDEX item_code ON item (code);
CREATE INDEX item_forebear ON item (forebear_id);

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

CREATE TABLE cache_point (               -- search keys, rebuilt from point
  point_id     INTEGER PRIMARY KEY,
  source       TEXT NOT NULL,            -- what the keys are made of
  search       TEXT NOT NULL,            -- folded, with initials and pinyin, a line each
  name_key     BLOB NOT NULL,
  address_key  BLOB NOT NULL
) STRICT;

CREATE TABLE standard_version (          -- none: version 1 is in force, from ever
  number     INTEGER PRIMARY KEY,
  name       TEXT NOT NULL DEFAULT '',
  from_day   TEXT NOT NULL DEFAULT '',
  json       TEXT NOT NULL               -- the tree as it was; '' : category and item
) STRICT;

CREATE TABLE rating (                    -- rows of a set take the place of a shipped one
  set_key    TEXT NOT NULL,
  position   INTEGER NOT NULL,
  key        TEXT NOT NULL CHECK (key <> ''),
  word       TEXT NOT NULL,
  percent    INTEGER NOT NULL,
  PRIMARY KEY (set_key, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE sampling_rule (
  category_id INTEGER PRIMARY KEY REFERENCES category (id),
  rule        TEXT NOT NULL,             -- 'all', '3', '10%'
  at_least    INTEGER NOT NULL DEFAULT 0,
  per         TEXT NOT NULL DEFAULT 'unit' CHECK (per IN ('unit', 'category')),
  skip_last   INTEGER NOT NULL DEFAULT 0 -- points of so many rounds go behind the others
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
  children_id INTEGER REFERENCES round (id),
  manner      TEXT NOT NULL DEFAULT '' CHECK (manner IN ('', 'open', 'covert'))
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

CREATE TABLE round_file (                -- documents of adjustments and vetoes
  id            INTEGER PRIMARY KEY,
  round_id      INTEGER NOT NULL REFERENCES round (id),
  adjustment_id INTEGER REFERENCES adjustment (id),
  veto_id       INTEGER REFERENCES veto (id),
  sha256        TEXT NOT NULL,
  name          TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX round_file_round ON round_file (round_id);
CREATE INDEX round_file_adjustment ON round_file (adjustment_id);
CREATE INDEX round_file_veto ON round_file (veto_id);

CREATE TABLE award (                     -- what was decided about a proposal of a rule
  round_id   INTEGER NOT NULL REFERENCES round (id),
  rule       TEXT NOT NULL,
  unit_id    INTEGER NOT NULL REFERENCES unit (id),
  state      TEXT NOT NULL CHECK (state IN ('confirmed', 'struck')),
  amount     INTEGER,                    -- yuan in micro-units; NULL: as proposed
  reason     TEXT NOT NULL DEFAULT '',
  entered_at TEXT NOT NULL DEFAULT '',
  entered_by TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (round_id, rule, unit_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX award_unit ON award (unit_id);

-- draw ---------------------------------------------------------------------------------

CREATE TABLE draw (                      -- scoring.md §6
  round_id   INTEGER PRIMARY KEY REFERENCES round (id),
  drawn      TEXT NOT NULL,
  seed       TEXT NOT NULL,
  algorithm  TEXT NOT NULL,
  frame      TEXT NOT NULL,              -- SHA-256 of the lines drawn from, a blob
  rules      TEXT NOT NULL DEFAULT ''    -- per category, as they were
) STRICT;

CREATE TABLE team (
  id         INTEGER PRIMARY KEY,
  round_id   INTEGER NOT NULL REFERENCES round (id),
  position   INTEGER NOT NULL,
  name       TEXT NOT NULL CHECK (name <> ''),
  members    TEXT NOT NULL DEFAULT '',   -- joined by ';'
  UNIQUE (round_id, name)
) STRICT;

CREATE TABLE draw_point (
  round_id   INTEGER NOT NULL REFERENCES draw (round_id),
  point_id   INTEGER NOT NULL REFERENCES point (id),
  position   INTEGER NOT NULL,           -- in the order of the draw
  key        TEXT NOT NULL,              -- SHA-256 that it was drawn by
  must_see   INTEGER NOT NULL DEFAULT 0 CHECK (must_see IN (0, 1)),
  team_id    INTEGER REFERENCES team (id),
  day        TEXT NOT NULL DEFAULT '',   -- of the visit
  PRIMARY KEY (round_id, point_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX draw_point_point ON draw_point (point_id);
CREATE INDEX draw_point_team ON draw_point (team_id);

-- inspection ---------------------------------------------------------------------------

CREATE TABLE observation (               -- what one inspector found of one item at a point
  id         INTEGER PRIMARY KEY,
  round_id   INTEGER NOT NULL REFERENCES round (id),
  point_id   INTEGER NOT NULL REFERENCES point (id),
  item_id    INTEGER NOT NULL REFERENCES item (id),
  inspector  TEXT NOT NULL DEFAULT '',
  grade      TEXT NOT NULL DEFAULT '',   -- key of a rating; 'na': not applicable
  faults     INTEGER,
  value      INTEGER,
  note       TEXT NOT NULL DEFAULT '',
  seen_at    TEXT NOT NULL DEFAULT '',
  manner     TEXT NOT NULL DEFAULT '' CHECK (manner IN ('', 'open', 'covert')),
  entered_at TEXT NOT NULL DEFAULT '',
  entered_by TEXT NOT NULL DEFAULT '',
  UNIQUE (round_id, point_id, item_id, inspector)
) STRICT;

CREATE INDEX observation_point ON observation (point_id);
CREATE INDEX observation_item ON observation (item_id);

CREATE TABLE observation_file (          -- photographs
  id             INTEGER PRIMARY KEY,
  observation_id INTEGER NOT NULL REFERENCES observation (id),
  sha256         TEXT NOT NULL,
  name           TEXT NOT NULL DEFAULT '',
  taken          TEXT NOT NULL DEFAULT '',
  place          TEXT NOT NULL DEFAULT '',   -- kept only where the office wants it
  note           TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX observation_file_observation ON observation_file (observation_id);

CREATE TABLE second_rating (             -- the same, typed or looked at a second time
  observation_id INTEGER NOT NULL REFERENCES observation (id),
  kind           TEXT NOT NULL CHECK (kind IN ('entry', 'review')),
  rater          TEXT NOT NULL DEFAULT '',
  grade          TEXT NOT NULL DEFAULT '',
  faults         INTEGER,
  value          INTEGER,
  note           TEXT NOT NULL DEFAULT '',
  settled        TEXT NOT NULL DEFAULT '' CHECK (settled IN ('', 'first', 'second')),
  reason         TEXT NOT NULL DEFAULT '',
  entered_at     TEXT NOT NULL DEFAULT '',
  entered_by     TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (observation_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE cache_point_stale (         -- points whose result is to be made again
  round_id   INTEGER NOT NULL,
  point_id   INTEGER NOT NULL,
  PRIMARY KEY (round_id, point_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE cache_point_result (        -- what the observations of a point come to
  round_id   INTEGER NOT NULL,
  point_id   INTEGER NOT NULL,
  earned     TEXT NOT NULL,              -- exact sum, 'n/d' in micro-units
  marks      INTEGER NOT NULL,           -- of what applies, micro-units
  seen       INTEGER NOT NULL,           -- observations that count
  met        INTEGER NOT NULL,           -- of them with the whole mark
  failed     INTEGER NOT NULL,
  unrated    INTEGER NOT NULL,           -- items nobody rated: 0 where it is finished
  PRIMARY KEY (round_id, point_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX cache_point_result_point ON cache_point_result (point_id);

-- Not OR IGNORE: where the statement that fires a trigger has a conflict clause of its own, an
-- upsert say, SQLite takes that one for all inside, and the second row of a point would be an
-- error.
CREATE TRIGGER cache_observation_insert AFTER INSERT ON observation BEGIN
  INSERT INTO cache_point_stale VALUES (new.round_id, new.point_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER cache_observation_update AFTER UPDATE ON observation BEGIN
  INSERT INTO cache_point_stale VALUES (old.round_id, old.point_id) ON CONFLICT DO NOTHING;
  INSERT INTO cache_point_stale VALUES (new.round_id, new.point_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER cache_observation_delete AFTER DELETE ON observation BEGIN
  INSERT INTO cache_point_stale VALUES (old.round_id, old.point_id) ON CONFLICT DO NOTHING;
END;

-- what the results of points also follow from; a published round keeps its own
CREATE TRIGGER cache_item_result_insert AFTER INSERT ON item BEGIN
  INSERT INTO cache_point_stale
    SELECT c.round_id, c.point_id FROM point AS p
    JOIN cache_point_result AS c ON c.point_id = p.id JOIN round AS r ON r.id = c.round_id
    WHERE p.category_id = new.category_id AND r.state <> 'published' ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER cache_item_result_update AFTER UPDATE ON item
WHEN old.category_id <> new.category_id OR old.mark IS NOT new.mark OR
     old.method <> new.method OR old.fault_a IS NOT new.fault_a OR
     old.fault_b IS NOT new.fault_b OR old.fault_c IS NOT new.fault_c OR
     old.rating <> new.rating OR old.amount IS NOT new.amount OR
     old.target IS NOT new.target OR old.zero IS NOT new.zero OR
     old.retired <> new.retired
BEGIN
  INSERT INTO cache_point_stale
    SELECT c.round_id, c.point_id FROM point AS p
    JOIN cache_point_result AS c ON c.point_id = p.id JOIN round AS r ON r.id = c.round_id
    WHERE p.category_id IN (old.category_id, new.category_id) AND r.state <> 'published'
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER cache_item_result_delete AFTER DELETE ON item BEGIN
  INSERT INTO cache_point_stale
    SELECT c.round_id, c.point_id FROM point AS p
    JOIN cache_point_result AS c ON c.point_id = p.id JOIN round AS r ON r.id = c.round_id
    WHERE p.category_id = old.category_id AND r.state <> 'published' ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER cache_category_result_update AFTER UPDATE ON category
WHEN old.retired <> new.retired
BEGIN
  INSERT INTO cache_point_stale
    SELECT c.round_id, c.point_id FROM point AS p
    JOIN cache_point_result AS c ON c.point_id = p.id JOIN round AS r ON r.id = c.round_id
    WHERE p.category_id = new.id AND r.state <> 'published' ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER cache_point_result_update AFTER UPDATE ON point
WHEN old.category_id <> new.category_id
BEGIN
  INSERT INTO cache_point_stale
    SELECT c.round_id, c.point_id FROM cache_point_result AS c
    JOIN round AS r ON r.id = c.round_id
    WHERE c.point_id = new.id AND r.state <> 'published' ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER cache_round_result_update AFTER UPDATE ON round
WHEN old.first_day <> new.first_day OR
     (old.state = 'published' AND new.state <> 'published')
BEGIN
  INSERT INTO cache_point_stale
    SELECT round_id, point_id FROM cache_point_result WHERE round_id = new.id
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER cache_rating_result_insert AFTER INSERT ON rating BEGIN
  INSERT INTO cache_point_stale
    SELECT c.round_id, c.point_id FROM round AS r
    JOIN cache_point_result AS c ON c.round_id = r.id WHERE r.state <> 'published'
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER cache_rating_result_update AFTER UPDATE ON rating BEGIN
  INSERT INTO cache_point_stale
    SELECT c.round_id, c.point_id FROM round AS r
    JOIN cache_point_result AS c ON c.round_id = r.id WHERE r.state <> 'published'
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER cache_rating_result_delete AFTER DELETE ON rating BEGIN
  INSERT INTO cache_point_stale
    SELECT c.round_id, c.point_id FROM round AS r
    JOIN cache_point_result AS c ON c.round_id = r.id WHERE r.state <> 'published'
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER cache_standard_version_result_insert AFTER INSERT ON standard_version BEGIN
  INSERT INTO cache_point_stale
    SELECT c.round_id, c.point_id FROM round AS r
    JOIN cache_point_result AS c ON c.round_id = r.id WHERE r.state <> 'published'
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER cache_standard_version_result_update AFTER UPDATE ON standard_version
WHEN old.from_day <> new.from_day OR old.json <> new.json
BEGIN
  INSERT INTO cache_point_stale
    SELECT c.round_id, c.point_id FROM round AS r
    JOIN cache_point_result AS c ON c.round_id = r.id WHERE r.state <> 'published'
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER cache_standard_version_result_delete AFTER DELETE ON standard_version BEGIN
  INSERT INTO cache_point_stale
    SELECT c.round_id, c.point_id FROM round AS r
    JOIN cache_point_result AS c ON c.round_id = r.id WHERE r.state <> 'published'
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER cache_setting_result_insert AFTER INSERT ON setting
WHEN new.key IN ('standard.rating', 'standard.pass_line')
BEGIN
  INSERT INTO cache_point_stale
    SELECT c.round_id, c.point_id FROM round AS r
    JOIN cache_point_result AS c ON c.round_id = r.id WHERE r.state <> 'published'
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER cache_setting_result_update AFTER UPDATE ON setting
WHEN new.key IN ('standard.rating', 'standard.pass_line')
BEGIN
  INSERT INTO cache_point_stale
    SELECT c.round_id, c.point_id FROM round AS r
    JOIN cache_point_result AS c ON c.round_id = r.id WHERE r.state <> 'published'
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER cache_setting_result_delete AFTER DELETE ON setting
WHEN old.key IN ('standard.rating', 'standard.pass_line')
BEGIN
  INSERT INTO cache_point_stale
    SELECT c.round_id, c.point_id FROM round AS r
    JOIN cache_point_result AS c ON c.round_id = r.id WHERE r.state <> 'published'
    ON CONFLICT DO NOTHING;
END;

-- questionnaires -----------------------------------------------------------------------

CREATE TABLE question (
  id         INTEGER PRIMARY KEY,
  position   INTEGER NOT NULL,
  form       TEXT NOT NULL DEFAULT '',   -- the questionnaire that it is part of
  component  TEXT NOT NULL DEFAULT '',   -- key of a leaf; '' : any with the source survey
  text       TEXT NOT NULL UNIQUE CHECK (text <> '')
) STRICT;

CREATE TABLE question_option (
  id          INTEGER PRIMARY KEY,
  question_id INTEGER NOT NULL REFERENCES question (id),
  position    INTEGER NOT NULL,
  name        TEXT NOT NULL CHECK (name <> ''),
  value       INTEGER                    -- 0 … 100 in micro-units; NULL: not counted
) STRICT;                                -- names are its own, but two may change places

CREATE INDEX question_option_question ON question_option (question_id);

CREATE TABLE survey_count (              -- answers that came as counts
  round_id   INTEGER NOT NULL REFERENCES round (id),
  unit_id    INTEGER NOT NULL REFERENCES unit (id),
  option_id  INTEGER NOT NULL REFERENCES question_option (id),
  n          INTEGER NOT NULL CHECK (n >= 0),
  PRIMARY KEY (round_id, unit_id, option_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX survey_count_unit ON survey_count (unit_id);
CREATE INDEX survey_count_option ON survey_count (option_id);

CREATE TABLE respondent (
  id          INTEGER PRIMARY KEY,
  round_id    INTEGER NOT NULL REFERENCES round (id),
  unit_id     INTEGER NOT NULL REFERENCES unit (id),
  ext_id      TEXT NOT NULL DEFAULT '',
  interviewer TEXT NOT NULL DEFAULT '',
  day         TEXT NOT NULL DEFAULT '',
  entered_at  TEXT NOT NULL DEFAULT '',
  entered_by  TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX respondent_round ON respondent (round_id);
CREATE INDEX respondent_unit ON respondent (unit_id);

CREATE TABLE respondent_answer (
  respondent_id INTEGER NOT NULL REFERENCES respondent (id),
  question_id   INTEGER NOT NULL REFERENCES question (id),
  option_id     INTEGER NOT NULL REFERENCES question_option (id),
  PRIMARY KEY (respondent_id, question_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX respondent_answer_question ON respondent_answer (question_id);
CREATE INDEX respondent_answer_option ON respondent_answer (option_id);

CREATE TABLE survey_quota (
  round_id   INTEGER NOT NULL REFERENCES round (id),
  unit_id    INTEGER NOT NULL REFERENCES unit (id),
  quota      INTEGER NOT NULL CHECK (quota >= 0),
  PRIMARY KEY (round_id, unit_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX survey_quota_unit ON survey_quota (unit_id);

-- cross-evaluation ---------------------------------------------------------------------

CREATE TABLE evaluation (
  round_id     INTEGER NOT NULL REFERENCES round (id),
  component    TEXT NOT NULL DEFAULT '', -- key of a leaf; '' : any with the source cross
  evaluator_id INTEGER NOT NULL REFERENCES unit (id),
  target_id    INTEGER NOT NULL REFERENCES unit (id),
  score        INTEGER NOT NULL,
  note         TEXT NOT NULL DEFAULT '',
  entered_at   TEXT NOT NULL DEFAULT '',
  entered_by   TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (round_id, component, evaluator_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX evaluation_evaluator ON evaluation (evaluator_id);
CREATE INDEX evaluation_target ON evaluation (target_id);

CREATE TABLE cross_plan (                -- who is to visit whom
  round_id   INTEGER PRIMARY KEY REFERENCES round (id),
  seed       TEXT NOT NULL,
  algorithm  TEXT NOT NULL,
  visits     INTEGER NOT NULL,           -- by every evaluator
  drawn      TEXT NOT NULL
) STRICT;

CREATE TABLE cross_visit (
  round_id     INTEGER NOT NULL REFERENCES cross_plan (round_id),
  evaluator_id INTEGER NOT NULL REFERENCES unit (id),
  target_id    INTEGER NOT NULL REFERENCES unit (id),
  position     INTEGER NOT NULL,
  PRIMARY KEY (round_id, evaluator_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX cross_visit_evaluator ON cross_visit (evaluator_id);
CREATE INDEX cross_visit_target ON cross_visit (target_id);

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

CREATE TABLE ticket_observation (        -- what was found on site, and the ticket of it
  observation_id INTEGER PRIMARY KEY REFERENCES observation (id),
  ticket_id      INTEGER NOT NULL REFERENCES ticket (id)
) STRICT;

CREATE INDEX ticket_observation_ticket ON ticket_observation (ticket_id);

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
  INSERT INTO cache_ticket_stale SELECT id FROM ticket WHERE point_id = new.id
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER cache_item_update AFTER UPDATE ON item BEGIN
  INSERT INTO cache_ticket_stale SELECT id FROM ticket WHERE item_id = new.id
    ON CONFLICT DO NOTHING;
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

-- bulletins ----------------------------------------------------------------------------

CREATE TABLE bulletin (
  id         INTEGER PRIMARY KEY,
  year       INTEGER NOT NULL,
  number     INTEGER NOT NULL,           -- 第N期 of the year
  running    INTEGER NOT NULL,           -- 总第N期
  title      TEXT NOT NULL,
  day        TEXT NOT NULL,
  edition_id INTEGER REFERENCES edition (id),
  kind       TEXT NOT NULL DEFAULT 'monthly'
             CHECK (kind IN ('monthly', 'weekly', 'daily', 'special', 'quick')),
  mark       TEXT NOT NULL DEFAULT '',   -- 文号
  UNIQUE (year, number),
  UNIQUE (running)
) STRICT;

CREATE INDEX bulletin_edition ON bulletin (edition_id);

CREATE TABLE bulletin_file (
  bulletin_id INTEGER NOT NULL REFERENCES bulletin (id),
  format      TEXT NOT NULL,             -- xlsx pdf docx txt words
  sha256      TEXT NOT NULL,
  PRIMARY KEY (bulletin_id, format)
) STRICT, WITHOUT ROWID;

CREATE TABLE bulletin_draft (            -- a bulletin in the making
  id          INTEGER PRIMARY KEY,
  kind        TEXT NOT NULL CHECK (kind IN ('monthly', 'weekly', 'daily', 'special', 'quick')),
  round_id    INTEGER REFERENCES round (id),
  from_day    TEXT NOT NULL DEFAULT '',  -- of one without a round: what it is about
  to_day      TEXT NOT NULL DEFAULT '',
  title       TEXT NOT NULL DEFAULT '',  -- '' : as generated
  number      INTEGER,                   -- NULL: the next
  day         TEXT NOT NULL DEFAULT '',  -- '' : the day of issue
  mark        TEXT NOT NULL DEFAULT '',  -- 文号
  signer      TEXT NOT NULL DEFAULT '',  -- 签发人
  sent_to     TEXT NOT NULL DEFAULT '',  -- 主送
  copied_to   TEXT NOT NULL DEFAULT '',  -- 抄送
  bulletin_id INTEGER REFERENCES bulletin (id),   -- once issued
  edited_at   TEXT NOT NULL DEFAULT '',
  edited_by   TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX bulletin_draft_round ON bulletin_draft (round_id);
CREATE INDEX bulletin_draft_bulletin ON bulletin_draft (bulletin_id);

CREATE TABLE bulletin_section (
  id        INTEGER PRIMARY KEY,
  draft_id  INTEGER NOT NULL REFERENCES bulletin_draft (id),
  position  INTEGER NOT NULL,
  key       TEXT NOT NULL,               -- lead results problems … text
  included  INTEGER NOT NULL DEFAULT 1 CHECK (included IN (0, 1)),
  heading   TEXT NOT NULL DEFAULT '',    -- '' : its own
  text      TEXT,                        -- bound text; NULL: as generated
  options   TEXT NOT NULL DEFAULT ''     -- JSON
) STRICT;

CREATE INDEX bulletin_section_draft ON bulletin_section (draft_id);
