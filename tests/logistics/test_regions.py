"""Whether an address names a region that exists, and what is said if not."""

import pytest

from accounts.roles import Role
from core.errors import Invalid
from logistics import regions
from logistics.regions import read
from tests.logistics.factories import make_delivery, staff


@pytest.mark.parametrize(
    ("typed", "region", "rest"),
    [
        ("浙江省杭州市西湖区文三路100号", "浙江省 杭州市 西湖区", "文三路100号"),
        ("浙江 杭州 西湖区 文三路100号", "浙江省 杭州市 西湖区", "文三路100号"),
        ("杭州市西湖区文三路100号", "浙江省 杭州市 西湖区", "文三路100号"),
        ("北京市朝阳区建国路 88 号", "北京市 朝阳区", "建国路88号"),
        ("北京市北京市朝阳区建国路88号", "北京市 朝阳区", "建国路88号"),
        ("北京市市辖区朝阳区建国路88号", "北京市 朝阳区", "建国路88号"),
        ("浙江省义乌市稠州路1号", "浙江省 金华市 义乌市", "稠州路1号"),
        ("广东省东莞市长安镇锦厦路2号", "广东省 东莞市 长安镇", "锦厦路2号"),
        ("广西南宁市青秀区民族大道3号", "广西壮族自治区 南宁市 青秀区", "民族大道3号"),
        ("湖北省仙桃市沙嘴街道4号", "湖北省 仙桃市", "沙嘴街道4号"),
        ("重庆市渝中区解放碑5号", "重庆市 渝中区", "解放碑5号"),
    ],
)
def test_an_address_is_read(typed, region, rest):
    place = read(typed)
    assert (place.region, place.rest) == (region, rest)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("文三路100号", "省"),
        ("浙江省宁波市西湖区文三路1号", "杭州市"),  # the district is another city's
        ("江苏省鼓楼区中山路1号", "南京市"),  # two cities have one: which?
        ("浙江省杭州市江南区1号", "上城区"),  # what there is
        ("浙江省杭洲市西湖区1号", "杭州市"),
        ("浙江省杭州市西湖区", "门牌"),
    ],
)
def test_what_is_wrong_is_said_in_words_that_help(typed, says):
    with pytest.raises(Invalid) as refused:
        read(typed)
    assert says in refused.value.fields["address"][0]


def test_the_table_is_whole():
    table = regions.table()
    assert len(table) == 34
    assert sum(len(d) for cities in table.values() for d in cities.values()) > 2900
    assert regions.province_of("内蒙古呼和浩特市") == "内蒙古自治区"
    assert regions.province_of("somewhere") == ""


def asked(client, delivery, **typed):
    client.force_login(staff(delivery.order, Role.CUSTOMER_SERVICE))
    url = f"/deliveries/{delivery.pk}/steps/confirm_method/"
    return client.post(url, {"version": delivery.version, "method": "express", **typed})


@pytest.mark.django_db
def test_a_wrong_address_is_said_beside_the_field_and_kept(client):
    answer = asked(client, make_delivery(), address="浙江省宁波市西湖区文三路1号")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "西湖区属于杭州市" in page
    assert "浙江省宁波市西湖区文三路1号" in page


@pytest.mark.django_db
def test_the_address_on_record_is_checked_too(client):
    delivery = make_delivery()
    type(delivery).objects.filter(pk=delivery.pk).update(address="文三路1号")
    assert asked(client, delivery).status_code == 422
    assert asked(client, delivery, method="pickup").status_code == 303


@pytest.mark.django_db
def test_another_province_than_the_archives_must_be_meant(client):
    delivery = make_delivery()
    customer = delivery.order.customer
    customer.region = "上海市静安区"
    customer.save()
    there = {"address": "浙江省杭州市西湖区文三路100号"}
    answer = asked(client, delivery, **there)
    assert (answer.status_code, "上海市" in answer.content.decode()) == (422, True)
    assert asked(client, delivery, elsewhere="on", **there).status_code == 303
    delivery.refresh_from_db()
    assert delivery.region == "浙江省 杭州市 西湖区"
