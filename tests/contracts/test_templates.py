"""Texts: versioned, immutable once published, safe on a page, right in words."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from contracts import paper, services, wording
from contracts.models import ContractTemplate
from core.errors import Invalid, Refused
from tests.contracts.factories import make_contract, make_signed

HOW = {
    "change": lambda rows: rows.update(body="x"),
    "unpublish": lambda rows: rows.update(published_at=None),
    "delete": lambda rows: rows._raw_delete(rows.db),
}


@pytest.mark.django_db
@pytest.mark.parametrize("how", HOW)
def test_a_published_text_is_frozen_in_the_database(how):
    template = make_contract().template
    rows = ContractTemplate.objects.filter(pk=template.pk)

    with pytest.raises(DatabaseError, match="immutable"), transaction.atomic():
        HOW[how](rows)


@pytest.mark.django_db
def test_a_new_version_serves_new_contracts_only():
    old = make_contract()
    services.publish(template=services.new_version(kind="online", body="新文本 {{ order_no }}"))

    new = make_contract()

    assert new.template.version == old.template.version + 1
    assert new.wording() == f"新文本 {new.order.order_no}"
    assert "健康管理服务合同" in old.wording()


@pytest.mark.django_db
def test_a_text_with_unknown_variables_is_not_published():
    template = services.new_version(kind="online", body="{{ order_no }} {{ salary }}")

    with pytest.raises(Invalid) as caught:
        services.publish(template=template)
    assert "salary" in caught.value.fields["body"][0]


@pytest.mark.django_db
def test_a_version_is_published_once():
    template = services.publish(template=services.new_version(kind="paper", body="a"))
    with pytest.raises(Refused):
        services.publish(template=template)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("8800.00", "捌仟捌佰元整"),
        ("8800.50", "捌仟捌佰元伍角整"),
        ("8800.05", "捌仟捌佰元零伍分"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("1005.00", "壹仟零伍元整"),
        ("10005.00", "壹万零伍元整"),
        ("100000.00", "壹拾万元整"),
        ("10010.00", "壹万零壹拾元整"),
        ("100000005.23", "壹亿零伍元贰角叁分"),
        ("12345678.90", "壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元玖角整"),
    ],
)
def test_amounts_in_capitals(amount, words):
    assert wording.in_words(Decimal(amount)) == words


def test_a_name_cannot_bring_markup_or_lines():
    text = wording.filled(
        "甲方：{{ customer_name }}", {"customer_name": "<script>x</script>\n# 王"}
    )

    shown = wording.as_html(text)

    assert "<script" not in shown
    assert "<h1" not in shown
    assert "\n" not in text


@pytest.mark.django_db
def test_the_pdf_embeds_its_fonts_and_says_who_signed():
    contract = make_signed()

    made = paper.pdf(contract)

    assert made.startswith(b"%PDF-")
    assert b"/FontFile2" in made
    assert [label for label, _ in paper.signatures(contract)][-1] == "SHA-256"
