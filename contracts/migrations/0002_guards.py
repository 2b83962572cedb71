"""Numbers of contracts; published templates cannot be changed or deleted, whoever tries."""

from django.db import migrations

FROZEN = """
CREATE FUNCTION contracts_template_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL THEN
        RAISE EXCEPTION 'a published contract template is immutable'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER contracts_template_frozen BEFORE UPDATE OR DELETE ON contracts_contracttemplate
    FOR EACH ROW EXECUTE FUNCTION contracts_template_frozen();
"""
THAWED = """
DROP TRIGGER contracts_template_frozen ON contracts_contracttemplate;
DROP FUNCTION contracts_template_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("contracts", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE contracts_contract_no;", "DROP SEQUENCE contracts_contract_no;"
        ),
        migrations.RunSQL(FROZEN, THAWED),
    ]
