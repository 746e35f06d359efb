-- Whether the sheet of an invited person may bear the pilot's pseudonym, by which waves are paired; and among whom they hide in
-- what is stored of the wave: those with the same value, at least five of them. Decided by the invited alone. Null: not decided yet.
ALTER TABLE survey_people.invitation ADD COLUMN linked boolean NOT NULL DEFAULT false, ADD COLUMN hides_among text;

-- Sheets that were written before anybody decided it stand under the pilot's pseudonym. What such a sheet tells of a person
-- is where they were in all those waves.
WITH placed AS (
  SELECT i.wave_id, i.person_id,
         string_agg('["' || i.wave_id || '","' || i.place_id || '"]', '') OVER (PARTITION BY c.pilot_id, i.person_id ORDER BY w.opens, w.id) AS trail
  FROM survey_people.invitation i JOIN survey_people.wave w ON w.id = i.wave_id JOIN survey_people.campaign c ON c.id = w.campaign_id
  WHERE i.place_id IS NOT NULL AND EXISTS (SELECT FROM survey_answers.sheet s WHERE s.wave_id = w.id)
)
UPDATE survey_people.invitation AS i SET linked = true, hides_among = p.trail FROM placed p WHERE p.wave_id = i.wave_id AND p.person_id = i.person_id;
