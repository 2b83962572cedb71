"""Encrypted columns, seen from Django and from the database."""

import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connection

from core.crypto import SealBroken, keyring
from core.fields import EncryptedTextField
from customers.models import Customer
from tests.core.test_crypto import ONE, TWO
from tests.customers.factories import make_customer

pytestmark = pytest.mark.django_db
PLAIN = {
    "phone": "19912345678",
    "region": "北京市朝阳区",
    "address": "建国路八十八号",
    "id_number": "11010519491231002X",
    "email": "canary@example.org",
    "allergies": ["花生酱"],
    "preferences": ["不吃辣椒"],
    "special_needs": "轮椅通道",
    "remark": "备注金丝雀",
}


def raw(customer, column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM customers_customer WHERE id = %s", [customer.pk])
        return cursor.fetchone()[0]


def test_values_come_back_with_their_types():
    customer = make_customer(**PLAIN)

    again = Customer.objects.get(pk=customer.pk)

    assert {name: getattr(again, name) for name in PLAIN} == PLAIN


def test_no_plaintext_lies_in_the_table():
    customer = make_customer(**PLAIN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT c::text FROM customers_customer c WHERE id = %s", [customer.pk])
        row = cursor.fetchone()[0]

    for value in PLAIN.values():
        text = value if isinstance(value, str) else value[0]
        assert text not in row
        assert text.encode().hex() not in row


def test_nothing_is_kept_as_nothing():
    customer = make_customer(remark="", allergies=[])

    assert bytes(raw(customer, "remark")) == b""
    assert Customer.objects.get(pk=customer.pk).remark == ""
    assert Customer.objects.get(pk=customer.pk).allergies == []


def test_a_value_copied_to_another_column_does_not_open():
    customer = make_customer(phone="19912345678")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE customers_customer SET remark = phone")

    with pytest.raises(SealBroken, match=r"customers_customer\.remark"):
        Customer.objects.get(pk=customer.pk)


def test_a_wrong_key_is_an_error_on_reading(settings):
    customer = make_customer()
    settings.DMA_FIELD_KEYS = ONE

    with pytest.raises(SealBroken, match="not among DMA_FIELD_KEYS"):
        Customer.objects.get(pk=customer.pk)


def test_update_and_bulk_create_seal_too():
    customer = make_customer()
    Customer.objects.filter(pk=customer.pk).update(remark="新备注")
    other = Customer(full_name="李四", phone="19922223333", branch=customer.branch)
    Customer.objects.bulk_create([other])

    assert Customer.objects.get(pk=customer.pk).remark == "新备注"
    assert bytes(raw(customer, "remark")).startswith(keyring().prefix)
    assert Customer.objects.get(pk=other.pk).phone_hash != ""


@pytest.mark.parametrize("lookup", ["remark", "remark__icontains", "allergies__0", "phone__gt"])
def test_an_encrypted_column_cannot_be_filtered(lookup):
    with pytest.raises(FieldError, match="encrypted"):
        Customer.objects.filter(**{lookup: "x"}).exists()


def test_whether_there_is_a_value_can_be_asked():
    make_customer()

    assert Customer.objects.filter(remark__isnull=False).count() == 1


def test_a_fixture_is_refused():
    customer = make_customer()

    with pytest.raises(FieldError, match="cannot be dumped"):
        serializers.serialize("json", [customer])


def test_malformed_keys_are_found_by_the_checks(settings):
    settings.DMA_FIELD_KEYS = "broken"

    problems = Customer._meta.get_field("phone").check()

    assert [p.id for p in problems] == ["core.E001"]


def test_the_blind_index_follows_the_value():
    customer = make_customer(phone="19912345678")
    before = customer.phone_hash
    customer.phone = "19912345679"
    customer.save()

    assert customer.phone_hash != before
    assert len(customer.phone_grams) == 8


@pytest.mark.parametrize("name", ["phone", "phone_hash", "phone_grams", "allergies"])
def test_a_column_can_be_rebuilt_for_a_migration(name):
    field = Customer._meta.get_field(name)

    again = field.clone()

    assert again.deconstruct()[1:] == field.deconstruct()[1:]


def test_a_form_gets_a_box_of_the_right_size():
    assert EncryptedTextField(max_length=30).formfield().max_length == 30
    assert Customer._meta.get_field("remark").formfield().widget.__class__.__name__ == "Textarea"


def test_both_keys_work_while_rotating(settings):
    settings.DMA_FIELD_KEYS = ONE
    customer = make_customer(phone="19912345678")
    settings.DMA_FIELD_KEYS = f"{TWO},{ONE}"

    assert Customer.objects.get(pk=customer.pk).phone == "19912345678"
