-- Who set what of a hub or a place, when and by which surface. Never updated. The detail is rules, parts of a hub and the like, nothing of a person.
CREATE TABLE administration_change (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at        timestamptz NOT NULL,
  by_person uuid NOT NULL,
  surface   text NOT NULL CHECK (surface IN ('tab', 'bot', 'outlook', 'system')),
  what      text NOT NULL CHECK (what IN ('rules-set', 'place-mapped', 'hub-added', 'hub-changed')),
  hub_id    text,
  place_id  text,
  detail    jsonb NOT NULL
);

-- The first answer to an administrator's write. Beside it, `outcome` refuses the key to whoever comes with it for a booking.
ALTER TABLE outcome ADD COLUMN administered jsonb;
