"""The room's record only grows; an issued statement stays as it was."""

from django.db import migrations

GUARDS = """
CREATE FUNCTION crises_statement_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.signed_at IS NOT NULL AND (NEW.text, NEW.kind, NEW.written_by_id, NEW.signed_by_id)
      <> (OLD.text, OLD.kind, OLD.written_by_id, OLD.signed_by_id) THEN
    RAISE EXCEPTION 'a signed statement stays as it was' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER statement_guard BEFORE UPDATE ON crises_statement
  FOR EACH ROW EXECUTE FUNCTION crises_statement_guard();
CREATE TRIGGER line_append_only BEFORE UPDATE OR DELETE ON crises_line
  FOR EACH ROW EXECUTE FUNCTION core_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("crises", "0001_initial"), ("core", "0002_initial")]
    operations = [
        migrations.RunSQL(
            GUARDS,
            "DROP TRIGGER line_append_only ON crises_line;"
            "DROP TRIGGER statement_guard ON crises_statement;"
            "DROP FUNCTION crises_statement_guard();",
        ),
    ]
