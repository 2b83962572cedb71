"""What was measured stays as it was measured."""

from django.db import migrations

SQL = """
CREATE TRIGGER reading_append_only BEFORE UPDATE OR DELETE ON storage_reading
  FOR EACH ROW EXECUTE FUNCTION core_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("storage", "0001_limits_readings_excursions"),
        ("core", "0002_initial"),
    ]

    operations = [
        migrations.RunSQL(SQL, "DROP TRIGGER reading_append_only ON storage_reading;"),
    ]
