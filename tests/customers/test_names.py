"""Readings of names, numbers and masks."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid
from customers import identity, masking, names


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("张小三", "zhangxiaosan", "zxs"),
        ("单雄信", "shanxiongxin", "sxx"),
        ("仇英", "qiuying", "qy"),
        ("解晓东", "xiexiaodong", "xxd"),
        ("曾志伟", "zengzhiwei", "zzw"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("万俟卨", "moqixie", "mqx"),
        ("Anna Lee", "annalee", "al"),
        ("买买提·艾力", "maimaitiaili", "mmtal"),
    ],
)
def test_a_name_is_read_as_its_bearer_reads_it(name, pinyin, initials):
    assert names.reading(name) == (pinyin, initials)


def test_other_readings_are_kept_as_variants():
    assert {"danxiongxin", "dxx"} <= set(names.variants("单雄信"))
    assert {"lyubu", "lubu"} <= set(names.variants("吕布"))
    assert len(names.variants("单乐曾重长")) <= names.MOST_VARIANTS


@given(st.text(max_size=60))
def test_any_text_can_be_read(text):
    words = names.search_text(text)

    assert all(-(2**31) <= gram < 2**31 for gram in names.grams(words))


@given(st.text("张伟王芳李娜曾吕单", min_size=2, max_size=4), st.data())
def test_every_fragment_of_two_characters_is_in_the_index(name, data):
    start = data.draw(st.integers(0, len(name) - 2))
    known = set(names.grams(names.search_text(name)))

    assert set(names.grams_of_fragment(name[start : start + 2])) <= known


@pytest.mark.parametrize("fragment", ["zxs", "zx", "xs", "zh", "xiao", "zhangxiaosan", "gxi"])
def test_pinyin_and_initials_are_in_the_index(fragment):
    known = set(names.grams(names.search_text("张小三")))

    assert set(names.grams_of_fragment(fragment)) <= known


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("199 0000 0001", "19900000001"),
        ("+86 199-0000-0001", "19900000001"),
        ("0086 19900000001", "19900000001"),
        ("8619900000001", "19900000001"),
        ("１９９００００００００１"[:11], "19900000000"),
        ("010-12345678", "01012345678"),
        ("+1 (415) 555-0100", "+14155550100"),
    ],
)
def test_a_number_is_kept_in_one_form(typed, kept):
    assert identity.clean_phone(typed) == kept


@pytest.mark.parametrize("typed", ["", "12345", "1990000000x", "29900000001", "٣٣٣٣٣٣٣٣٣٣٣", "+0"])
def test_what_cannot_be_called_is_refused(typed):
    with pytest.raises(Invalid, match="11"):
        identity.clean_phone(typed)


def test_an_identity_number_is_checked():
    assert identity.clean_id_number("11010519491231002x") == "11010519491231002X"
    assert identity.birth_of("11010519491231002X") == date(1949, 12, 31)


@pytest.mark.parametrize(
    "number",
    ["", "110105194912310021", "11010519491331002X", "1101051949123100", "1" * 18, "x" * 18],
)
def test_a_wrong_identity_number_is_refused(number):
    with pytest.raises(Invalid):
        identity.clean_id_number(number)


@given(st.text(max_size=30))
def test_cleaning_refuses_or_cleans_but_never_crashes(text):
    for clean in (identity.clean_phone, identity.clean_id_number, identity.clean_name):
        with suppress(Invalid):
            assert clean(clean(text)) == clean(text)


def test_spaces_between_chinese_characters_go():
    assert identity.clean_name(" 张　伟 ") == "张伟"
    assert identity.clean_name("Anna  Lee") == "Anna Lee"


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张小三", "张*三"),
        ("张三", "张*"),
        ("欧阳娜娜", "欧**娜"),
        ("Anna", "A*"),
        ("张", "*"),
        ("", ""),
    ],
)
def test_names_are_masked(name, masked):
    assert masking.name(name) == masked


def test_numbers_and_addresses_are_masked():
    assert masking.phone("13812341402") == "138****1402"
    assert masking.phone("1234") == "****"
    assert masking.id_number("11010519491231002X") == "1****************X"
    assert masking.email("canary@example.org") == "can***@example.org"
    assert masking.email("ab@example.org") == "a***@example.org"
    assert masking.address("北京市朝阳区", "建国路88号") == "北京市朝阳区 ****"
    assert masking.digits("打13812341402找他") == "打138****1402找他"
