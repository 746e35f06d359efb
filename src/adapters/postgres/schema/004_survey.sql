-- Who is asked, and what they answer, stand in two schemas that share no key of a person: people here, answers there.
CREATE SCHEMA survey_people;
CREATE SCHEMA survey_answers;

CREATE TABLE survey_people.instrument (
  id       text NOT NULL,
  version  integer NOT NULL,
  body     jsonb NOT NULL,
  PRIMARY KEY (id, version)
);

-- A pilot has one key, which is kept elsewhere; when it is destroyed the pilot's answers are anonymous.
CREATE TABLE survey_people.pilot (
  id    text PRIMARY KEY,
  name  text NOT NULL,
  state text NOT NULL DEFAULT 'confidential' CHECK (state IN ('confidential', 'anonymous'))
);

-- thresholds and bands are fixed when the campaign starts.
CREATE TABLE survey_people.campaign (
  id                 uuid PRIMARY KEY,
  pilot_id           text NOT NULL REFERENCES survey_people.pilot,
  title              jsonb NOT NULL,
  instrument_id      text NOT NULL,
  instrument_version integer NOT NULL,
  audience           jsonb NOT NULL,
  schedule           jsonb NOT NULL,
  thresholds         jsonb NOT NULL,
  bands              jsonb NOT NULL,
  state              text NOT NULL CHECK (state IN ('draft', 'running', 'ended', 'stopped')),
  made               date NOT NULL,
  FOREIGN KEY (instrument_id, instrument_version) REFERENCES survey_people.instrument
);

CREATE TABLE survey_people.wave (
  id          uuid PRIMARY KEY,
  campaign_id uuid NOT NULL REFERENCES survey_people.campaign,
  number      integer NOT NULL,
  opens       timestamptz NOT NULL,
  closes      timestamptz NOT NULL,
  state       text NOT NULL CHECK (state IN ('planned', 'open', 'closing', 'closed', 'frozen', 'stopped')),
  -- reminders, as instants; those that are sent are taken away
  reminders   timestamptz[] NOT NULL DEFAULT '{}',
  -- the answers of somebody were erased after results were frozen: no new table of this wave
  erased_since boolean NOT NULL DEFAULT false,
  -- left out because they had been asked enough already
  spared      integer NOT NULL DEFAULT 0,
  UNIQUE (campaign_id, number)
);
CREATE INDEX wave_to_watch ON survey_people.wave (state, opens, closes) WHERE state IN ('planned', 'open', 'closing');

-- The background values that answers of a wave may carry: a partition of the invited, each with at least five of them.
CREATE TABLE survey_people.place (
  wave_id uuid NOT NULL REFERENCES survey_people.wave,
  id      text NOT NULL,
  hub     text NOT NULL,
  municipality text NOT NULL,
  extent  text NOT NULL,
  invited integer NOT NULL,
  PRIMARY KEY (wave_id, id)
);

-- answered is set in batches of at least five of one place, and forgotten when the wave closes.
CREATE TABLE survey_people.invitation (
  wave_id   uuid NOT NULL REFERENCES survey_people.wave,
  person_id uuid NOT NULL,
  place_id  text,
  -- the day from which it is open to this person: the wave's own first day, or where people come one by one their own
  entered   date NOT NULL,
  sending   text NOT NULL DEFAULT 'queued' CHECK (sending IN ('queued', 'sending', 'sent', 'blocked', 'missing', 'failed', 'stopped')),
  attempts  integer NOT NULL DEFAULT 0,
  -- the sending that is under way belongs to a process until then; after that another may take it over
  lease_until timestamptz,
  conversation_id text,
  activity_id text,
  answered  boolean NOT NULL DEFAULT false,
  opted_out boolean NOT NULL DEFAULT false,
  PRIMARY KEY (wave_id, person_id)
);
CREATE INDEX invitation_to_send ON survey_people.invitation (wave_id, sending) WHERE sending IN ('queued', 'sending');
CREATE INDEX invitation_of_person ON survey_people.invitation (person_id);

-- Begun and submitted forms, sealed with a key that is not here. A row's age tells when somebody saved, so its slot leads to no
-- person and to no sheet. No statistics: they would keep a sample of what is gone.
CREATE TABLE survey_answers.draft (
  wave_id uuid NOT NULL,
  slot    text NOT NULL,
  sealed  text NOT NULL,
  PRIMARY KEY (wave_id, slot)
);
ALTER TABLE survey_answers.draft ALTER COLUMN slot SET STATISTICS 0, ALTER COLUMN sealed SET STATISTICS 0, ALTER COLUMN sealed SET STORAGE EXTERNAL;

-- Written for a whole place at a time, in shuffled order.
CREATE TABLE survey_answers.sheet (
  wave_id   uuid NOT NULL,
  pseudonym text NOT NULL,
  place_id  text NOT NULL,
  answers   jsonb NOT NULL,
  PRIMARY KEY (wave_id, pseudonym)
);
ALTER TABLE survey_answers.sheet ALTER COLUMN pseudonym SET STATISTICS 0, ALTER COLUMN answers SET STATISTICS 0;

-- Frozen results: what was shown, and what was asked for and hidden. blocks are a report as it was written.
CREATE TABLE survey_answers.snapshot (
  id          uuid PRIMARY KEY,
  pilot_id    text NOT NULL,
  -- the pilot's snapshots in order: of two that were judged beside the same past, the second is refused its number
  number      integer NOT NULL,
  campaign_id uuid NOT NULL,
  wave_ids    uuid[] NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('wave', 'cut', 'pairs')),
  blocks      jsonb NOT NULL,
  frozen      date NOT NULL,
  UNIQUE (pilot_id, number)
);
CREATE TABLE survey_answers.cell (
  pilot_id    text NOT NULL,
  id          text NOT NULL,
  snapshot_id uuid NOT NULL REFERENCES survey_answers.snapshot,
  body        jsonb NOT NULL,
  shown       boolean NOT NULL,
  PRIMARY KEY (pilot_id, id)
);

-- Every look at results, every export, every act on a campaign: for whoever watches HR.
CREATE TABLE survey_people.audit (
  id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at     timestamptz NOT NULL,
  by_person uuid NOT NULL,
  what   text NOT NULL,
  about  jsonb NOT NULL
);
