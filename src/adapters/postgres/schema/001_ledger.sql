CREATE EXTENSION IF NOT EXISTS btree_gist;

-- A hub's own document; desks stand apart because claims point at them.
CREATE TABLE hub (
  id   text PRIMARY KEY,
  body jsonb NOT NULL
);

CREATE TABLE desk (
  id       text PRIMARY KEY,
  hub_id   text NOT NULL REFERENCES hub,
  name     text NOT NULL,
  calendar text NOT NULL CHECK (calendar IN ('pool', 'own', 'none', 'host')),
  mailbox  text CHECK ((mailbox IS NOT NULL) = (calendar IN ('pool', 'own'))),
  kinds    text[] NOT NULL,
  place_in_list integer NOT NULL,
  withdrawn boolean NOT NULL DEFAULT false
);
CREATE INDEX desk_of_hub ON desk (hub_id);

-- id is Entra's object id. The last four columns are the person's own choices.
CREATE TABLE person (
  id                uuid PRIMARY KEY,
  name              text NOT NULL,
  mail              text NOT NULL,
  language          text CHECK (language IN ('sv', 'en')),
  home_municipality text,
  show_name         boolean NOT NULL DEFAULT false
);
CREATE INDEX person_by_mail ON person (lower(mail));

CREATE TABLE booking (
  id         uuid PRIMARY KEY,
  hub_id     text NOT NULL REFERENCES hub,
  desk_id    text NOT NULL REFERENCES desk,
  person_id  uuid NOT NULL REFERENCES person,
  date       date NOT NULL,
  part       text NOT NULL CHECK (part IN ('day', 'morning', 'afternoon', 'hours')),
  during     tstzrange NOT NULL CHECK (lower_inc(during) AND NOT upper_inc(during) AND NOT isempty(during)),
  status     text NOT NULL CHECK (status IN ('held', 'confirmed', 'checked-in', 'completed', 'declined', 'cancelled', 'released')),
  calendar   text NOT NULL CHECK (calendar IN ('none', 'queued', 'sent', 'accepted', 'declined', 'unanswered', 'cancelled')),
  reason     text,
  moved_from jsonb,
  status_at  timestamptz NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX booking_of_person ON booking (person_id, date);
CREATE INDEX booking_still_active ON booking (upper(during)) WHERE status IN ('held', 'confirmed', 'checked-in');
CREATE INDEX booking_unanswered ON booking (date) WHERE calendar = 'unanswered';

-- What a live booking holds. The two exclusions are the last judge: nobody shares a desk, nobody holds two at once.
-- A claim is removed when its booking gives it up, so that a move or an undo is an insert (ON CONFLICT DO NOTHING), never a
-- bare update, which would deadlock under contention.
CREATE TABLE claim (
  booking_id uuid PRIMARY KEY REFERENCES booking,
  hub_id     text NOT NULL,
  desk_id    text NOT NULL REFERENCES desk,
  person_id  uuid NOT NULL,
  date       date NOT NULL,
  during     tstzrange NOT NULL,
  CONSTRAINT one_holder_a_desk EXCLUDE USING gist (desk_id WITH =, during WITH &&),
  CONSTRAINT one_desk_a_person EXCLUDE USING gist (person_id WITH =, during WITH &&)
);
CREATE INDEX claim_of_hub_day ON claim (hub_id, date);
CREATE INDEX claim_of_person ON claim (person_id, date);

-- Who did what, when and by which surface. Never updated, never deleted while the booking stands.
CREATE TABLE change (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  booking_id uuid NOT NULL REFERENCES booking,
  at         timestamptz NOT NULL,
  by_person  uuid,
  surface    text NOT NULL CHECK (surface IN ('tab', 'bot', 'outlook', 'system')),
  what       text NOT NULL,
  detail     jsonb NOT NULL
);
CREATE INDEX change_of_booking ON change (booking_id);

-- One Graph event of a booking: what it should be and what we know it to be. id is the transactionId of its POST.
CREATE TABLE calendar_event (
  id            uuid PRIMARY KEY,
  booking_id    uuid NOT NULL REFERENCES booking,
  person_id     uuid NOT NULL,
  mailbox       text,
  wanted        text NOT NULL CHECK (wanted IN ('present', 'absent')),
  during        tstzrange NOT NULL,
  revision      integer NOT NULL,
  body          jsonb NOT NULL,
  state         text NOT NULL CHECK (state IN ('queued', 'sent', 'accepted', 'declined', 'unanswered', 'cancelled')),
  sent_revision integer,
  sent_at       timestamptz,
  graph_id      text,
  ical_uid      text,
  hub_copy_id   text,
  made          bigint GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX calendar_event_of_booking ON calendar_event (booking_id);
CREATE UNIQUE INDEX calendar_event_by_ical ON calendar_event (ical_uid) WHERE ical_uid IS NOT NULL;
CREATE INDEX calendar_event_by_hub_copy ON calendar_event (hub_copy_id) WHERE hub_copy_id IS NOT NULL;

-- The first answer to a write that may come again.
CREATE TABLE outcome (
  person_id   uuid NOT NULL,
  key         text NOT NULL,
  item        text NOT NULL,
  fingerprint text NOT NULL,
  outcome     jsonb NOT NULL,
  at          timestamptz NOT NULL,
  PRIMARY KEY (person_id, key, item)
);
CREATE INDEX outcome_age ON outcome (at);

-- How far each hub mailbox has been read.
CREATE TABLE mailbox (
  address      text PRIMARY KEY,
  window_start date NOT NULL,
  delta_link   text NOT NULL,
  looked_at    timestamptz NOT NULL
);

CREATE TABLE place (
  place_id text PRIMARY KEY,
  kind     text NOT NULL CHECK (kind IN ('workspace', 'desk', 'room')),
  name     text NOT NULL,
  mail     text,
  capacity integer,
  hub_id   text REFERENCES hub,
  seen     timestamptz NOT NULL
);

-- Where the bot reaches a person, and which messages show which booking.
CREATE TABLE conversation (
  person_id uuid PRIMARY KEY,
  reference jsonb NOT NULL
);
CREATE TABLE card (
  booking_id      uuid NOT NULL REFERENCES booking,
  person_id       uuid NOT NULL,
  conversation_id text NOT NULL,
  activity_id     text NOT NULL,
  reference       jsonb NOT NULL,
  PRIMARY KEY (booking_id, conversation_id, activity_id)
);
