"""Keys are changed while the product runs, and nothing is lost."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from core import files, rotation
from core.actors import SYSTEM
from core.content import Content
from core.models import AccessLog, Attachment
from customers import selectors
from customers.models import Customer
from tests.core.test_crypto import ONE, TWO
from tests.customers.factories import make_customer

pytestmark = pytest.mark.django_db


def rotate(**options):
    out = StringIO()
    call_command("rotate_keys", stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def customers(settings):
    settings.DMA_FIELD_KEYS = ONE
    made = [make_customer(phone=f"1991234000{n}", allergies=["花生"]) for n in range(5)]
    settings.DMA_FIELD_KEYS = f"{TWO},{ONE}"
    return made


def test_afterwards_the_old_key_is_not_needed(customers, settings):
    text = rotate(batch=2)

    assert "customers_customer: 2/5" in text
    assert "key two: 0 rows and 0 files left" in text
    settings.DMA_FIELD_KEYS = TWO
    again = Customer.objects.get(pk=customers[0].pk)
    assert (again.phone, again.allergies) == ("19912340000", ["花生"])


@pytest.mark.django_db(transaction=True)
def test_files_are_sealed_anew_and_the_old_bytes_go(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.DMA_FIELD_KEYS = ONE
    content = Content("a.pdf", b"%PDF-1.4 x", "application/pdf")
    kept = files.keep(content, owner="x.y:1", case_key="x:1", kind="scan", by=SYSTEM)
    settings.DMA_FIELD_KEYS = f"{TWO},{ONE}"

    assert "files: 1/1" in rotate()
    settings.DMA_FIELD_KEYS = TWO
    assert files.read(Attachment.objects.get(pk=kept.pk)) == b"%PDF-1.4 x"
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_a_second_run_changes_nothing(customers):
    rotate()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT md5(string_agg(phone::text, '' ORDER BY id)) FROM customers_customer"
        )
        before = cursor.fetchone()
        assert rotate().splitlines() == ["key two: 0 rows and 0 files left"]
        cursor.execute(
            "SELECT md5(string_agg(phone::text, '' ORDER BY id)) FROM customers_customer"
        )
        assert cursor.fetchone() == before


def test_what_is_left_is_counted(customers):
    with pytest.raises(CommandError, match="older keys"):
        rotate(check=True)
    rotate()

    assert "0 rows and 0 files left" in rotate(check=True)


def test_an_interrupted_run_goes_on_where_it_stopped(customers):
    rotation.seal_batch(Customer, None, 2)

    assert rotation.stale(Customer) == 3
    assert "customers_customer: 3/3" in rotate()


def test_a_row_that_does_not_open_is_named(customers, settings):
    settings.DMA_FIELD_KEYS = TWO

    with pytest.raises(CommandError, match=rf"row {customers[0].pk}: customers_customer\."):
        rotate()


def test_a_new_index_key_needs_the_index_built(customers, settings):
    settings.DMA_INDEX_KEY = TWO[4:]
    assert selectors.by_phone("19912340000") is None

    rotate(index=True, batch=2)
    assert selectors.by_phone("19912340000") == customers[0]


def test_a_batch_has_rows():
    with pytest.raises(CommandError, match="at least 1"):
        rotate(batch=0)


def test_append_only_tables_can_be_sealed_anew_and_are_shut_again():
    with transaction.atomic(), rotation.writable(AccessLog):
        AccessLog.objects.update(reason="")

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgenabled FROM pg_trigger WHERE tgrelid = 'core_accesslog'::regclass"
            " AND tgname = 'append_only'"
        )
        assert cursor.fetchone() == ("O",)
