"""What no door can go around: history stays, and nobody deals with a complaint about themselves.

An ended round never changes; the record only grows; whom a complaint is about neither asks for,
nor approves, nor refuses its compensation, nor makes the call-back. (That the handler is not the
accused, and that nobody approves twice, are constraints of the rows themselves.)
"""

from django.db import migrations

ROUND = """
CREATE FUNCTION complaints_round_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'an ended round stays as it was' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a round is never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.called_back_by_id IS NOT NULL AND EXISTS (
      SELECT 1 FROM complaints_complaint c
       WHERE c.id = NEW.complaint_id AND c.accused_id IN (NEW.called_back_by_id, NEW.handler_id)) THEN
    RAISE EXCEPTION 'the complaint is about this person'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'round_not_by_accused';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER round_guard BEFORE INSERT OR UPDATE OR DELETE ON complaints_round
  FOR EACH ROW EXECUTE FUNCTION complaints_round_guard();
CREATE TRIGGER note_append_only BEFORE UPDATE OR DELETE ON complaints_note
  FOR EACH ROW EXECUTE FUNCTION core_append_only();
"""
MONEY = """
CREATE FUNCTION complaints_compensation_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
      SELECT 1 FROM complaints_complaint c
       WHERE c.id = NEW.complaint_id AND c.accused_id IN (
         NEW.asked_by_id, NEW.branch_by_id, NEW.region_by_id, NEW.finance_by_id,
         NEW.refused_by_id)) THEN
    RAISE EXCEPTION 'the complaint is about this person'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'compensation_not_by_accused';
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.amount, NEW.levels, NEW.asked_by_id, NEW.complaint_id)
      <> (OLD.amount, OLD.levels, OLD.asked_by_id, OLD.complaint_id) THEN
    RAISE EXCEPTION 'what was asked for stays as it was' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER compensation_guard BEFORE INSERT OR UPDATE ON complaints_compensation
  FOR EACH ROW EXECUTE FUNCTION complaints_compensation_guard();
"""
ROUNDS = """
INSERT INTO complaints_round (complaint_id, number, why, opened_at, answer, answered_by, outcome,
                              proposal, answer_words, resolution, call_words)
SELECT id, 1, 'first', created_at, '', '', '', ''::bytea, ''::bytea, ''::bytea, ''::bytea
  FROM complaints_complaint
"""


class Migration(migrations.Migration):
    dependencies = [("complaints", "0002_rounds_grades_and_what_follows"), ("core", "0002_initial")]
    operations = [
        migrations.RunSQL(ROUNDS, migrations.RunSQL.noop),
        migrations.RunSQL(
            ROUND,
            "DROP TRIGGER note_append_only ON complaints_note;"
            "DROP TRIGGER round_guard ON complaints_round;"
            "DROP FUNCTION complaints_round_guard();",
        ),
        migrations.RunSQL(
            MONEY,
            "DROP TRIGGER compensation_guard ON complaints_compensation;"
            "DROP FUNCTION complaints_compensation_guard();",
        ),
    ]
