-- A pause that Teams has asked for, beside what lies in the bucket: that grows meanwhile, so that what was held back can follow.
ALTER TABLE send_pace ADD COLUMN paused_until timestamptz NOT NULL DEFAULT '-infinity';
