"""Archive numbers are counted by the database: in the order of enrolment, never twice."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("customers", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE customers_archive_no;", "DROP SEQUENCE customers_archive_no;"
        )
    ]
