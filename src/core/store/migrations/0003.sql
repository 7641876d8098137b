-- Versions of the standard, draws, field inspection, questionnaires and cross-evaluation.

ALTER TABLE category ADD COLUMN retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1));

ALTER TABLE item ADD COLUMN rating TEXT NOT NULL DEFAULT '';
ALTER TABLE item ADD COLUMN amount INTEGER;
ALTER TABLE item ADD COLUMN target INTEGER;
ALTER TABLE item ADD COLUMN zero INTEGER;
ALTER TABLE item ADD COLUMN veto INTEGER NOT NULL DEFAULT 0 CHECK (veto IN (0, 1));
ALTER TABLE item ADD COLUMN photo INTEGER NOT NULL DEFAULT 0 CHECK (photo IN (0, 1));
ALTER TABLE item ADD COLUMN retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1));
ALTER TABLE item ADD COLUMN forebear_id INTEGER REFERENCES item (id);

CREATE INDEX item_forebear ON item (forebear_id);

ALTER TABLE round ADD COLUMN manner TEXT NOT NULL DEFAULT '' CHECK (manner IN ('', 'open', 'covert'));

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

CREATE TABLE ticket_observation (        -- what was found on site, and the ticket of it
  observation_id INTEGER PRIMARY KEY REFERENCES observation (id),
  ticket_id      INTEGER NOT NULL REFERENCES ticket (id)
) STRICT;

CREATE INDEX ticket_observation_ticket ON ticket_observation (ticket_id);

-- two of tickets that an upsert fires as well, for the reason given at cache_point_stale
DROP TRIGGER cache_point_update;
DROP TRIGGER cache_item_update;

CREATE TRIGGER cache_point_update AFTER UPDATE ON point BEGIN
  INSERT INTO cache_ticket_stale SELECT id FROM ticket WHERE point_id = new.id
    ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER cache_item_update AFTER UPDATE ON item BEGIN
  INSERT INTO cache_ticket_stale SELECT id FROM ticket WHERE item_id = new.id
    ON CONFLICT DO NOTHING;
END;

-- bulletins in the making --------------------------------------------------------------

ALTER TABLE bulletin ADD COLUMN kind TEXT NOT NULL DEFAULT 'monthly' CHECK (kind IN ('monthly', 'weekly', 'daily', 'special', 'quick'));
ALTER TABLE bulletin ADD COLUMN mark TEXT NOT NULL DEFAULT '';

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
