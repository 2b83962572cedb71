"""Each index costs every write: none is the beginning of another, and each key that is asked by
leads one."""

import pytest
from django.apps import apps
from django.db import connection

pytestmark = pytest.mark.django_db

#: Nobody asks for the clocks of a version of a rule or of a calendar; versions are never deleted.
#: Nor for what a bin held once: ``lot_in_bin`` knows what is in it.
NEVER_ASKED = {
    ("sla_clock", "policy_id"),
    ("sla_clock", "calendar_id"),
    ("inventory_lot", "bin_id"),
}
#: The framework's own, and what it makes between two of our models.
NOT_OURS = ("auth_", "axes_", "django_", "otp_", "accounts_user_")
BEGINNINGS = """
SELECT short.indrelid::regclass::text, short.indexrelid::regclass::text
  FROM pg_index short
  JOIN pg_index long ON long.indrelid = short.indrelid AND long.indexrelid <> short.indexrelid
 WHERE NOT short.indisunique
   AND short.indexprs IS NULL AND long.indexprs IS NULL
   AND short.indpred IS NULL AND long.indpred IS NULL
   AND short.indclass[0] = long.indclass[0]
   AND long.indkey::text || ' ' LIKE short.indkey::text || ' %'
   AND (short.indnatts = 1 OR long.indoption::text || ' ' LIKE short.indoption::text || ' %')
"""
LEADING = """
SELECT indrelid::regclass::text, attname
  FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
 WHERE indpred IS NULL OR pg_get_expr(indpred, indrelid) = '(' || attname || ' IS NOT NULL)'
"""
NAMES = "SELECT conname FROM pg_constraint UNION SELECT indexrelid::regclass::text FROM pg_index"


def found(words):
    with connection.cursor() as cursor:
        cursor.execute(words)
        return cursor.fetchall()


def test_no_index_is_the_beginning_of_another():
    assert sorted(row for row in found(BEGINNINGS) if not row[0].startswith(NOT_OURS)) == []


def test_every_foreign_key_leads_an_index():
    keys = {
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if field.many_to_one and not model._meta.db_table.startswith(NOT_OURS)
    }
    assert keys - set(found(LEADING)) == NEVER_ASKED


def test_all_that_is_declared_is_there():
    """The framework drops a partial unique rule together with the index of its column."""
    models = [m._meta for m in apps.get_models() if m._meta.managed and not m._meta.proxy]
    declared = {one.name for meta in models for one in (*meta.constraints, *meta.indexes)}
    assert declared - {name for (name,) in found(NAMES)} == set()
