"""What was asked, answered and measured stays as it was."""

from django.db import migrations

MAKE = (
    "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {0}"
    " FOR EACH ROW EXECUTE FUNCTION core_append_only();"
)
DROP = "DROP TRIGGER append_only ON {0};"
TABLES = ("surveys_surveyversion", "surveys_question", "surveys_answer", "surveys_improvementround")


class Migration(migrations.Migration):
    dependencies = [("core", "0002_initial"), ("surveys", "0001_initial")]

    operations = [migrations.RunSQL(MAKE.format(t), DROP.format(t)) for t in TABLES]
