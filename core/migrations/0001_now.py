"""The product's clock and the append-only trigger, before any table that uses them."""

from django.db import migrations, models

CLOCK = """
CREATE FUNCTION core_now() RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT now() + coalesce((SELECT by FROM core_clockshift WHERE id = 1), interval '0') $$;
"""
APPEND_ONLY = """
CREATE FUNCTION core_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="ClockShift",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False, verbose_name="ID", auto_created=True)),
                ("by", models.DurationField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(id=1), name="clockshift_single")
                ]
            },
        ),
        migrations.RunSQL(CLOCK, "DROP FUNCTION core_now();"),
        migrations.RunSQL(APPEND_ONLY, "DROP FUNCTION core_append_only();"),
    ]
