-- When those who had not answered were last reminded all at once; and why a wave was stopped that HR did not stop.
ALTER TABLE survey_people.wave
  ADD COLUMN reminded_at timestamptz,
  ADD COLUMN stopped_because text CHECK (stopped_because IN ('too-few', 'not-in-time'));
