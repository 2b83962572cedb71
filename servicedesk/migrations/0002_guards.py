"""What the database itself keeps: history, whom a case is about, refusals with their reason."""

from django.db import migrations

APPEND_ONLY = (
    "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {0}"
    " FOR EACH ROW EXECUTE FUNCTION core_append_only();"
)
DROP_TRIGGER = "DROP TRIGGER append_only ON {0};"
ADD = "ALTER TABLE {0} ADD CONSTRAINT {1} CHECK ({2});"
DROP = "ALTER TABLE {0} DROP CONSTRAINT {1};"
SOMEBODY = "customer_id IS NOT NULL OR octet_length(contact_name) > 0 OR octet_length(contact_phone) > 0"
CHECKS = (
    ("servicedesk_enquiry", "enquiry_about_somebody", SOMEBODY),
    ("servicedesk_servicerequest", "request_about_somebody", f"{SOMEBODY} OR company <> ''"),
    (
        "servicedesk_servicerequest",
        "request_refusal_is_explained",
        "state <> 'declined' OR octet_length(explanation) > 0",
    ),
)


class Migration(migrations.Migration):
    dependencies = [("core", "0002_initial"), ("servicedesk", "0001_initial")]

    operations = [
        *(
            migrations.RunSQL(APPEND_ONLY.format(table), DROP_TRIGGER.format(table))
            for table in ("servicedesk_reply", "servicedesk_worknote")
        ),
        *(
            migrations.RunSQL(ADD.format(table, name, rule), DROP.format(table, name))
            for table, name, rule in CHECKS
        ),
    ]
