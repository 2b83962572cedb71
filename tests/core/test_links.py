"""Customer links: signed, bound, expiring, revocable, quiet."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from core import clock, links
from core.errors import Refused
from core.models import CustomerLink
from tests.customers.factories import make_customer

pytestmark = pytest.mark.django_db


def show(request, link):
    if request.method == "POST":
        raise Refused("现在不行")
    return HttpResponse(f"{link.purpose} {link.row_key} {link.action} {link.actor.kind}")


links.register("test_purpose", show)


@pytest.fixture
def customer():
    return make_customer()


@pytest.fixture
def url(customer):
    return links.issue("test_purpose", customer, customer.pk, days=14)


def token_of(url):
    return url.strip("/").split("/")[1]


def test_a_link_opens_its_page_without_a_login(client, url, customer):
    answer = client.get(url)

    assert answer.status_code == 200
    assert answer.content.decode() == f"test_purpose {customer.key}  customer"


def test_the_last_part_of_the_address_reaches_the_page(client, url):
    assert " pdf " in client.get(f"{url}pdf/").content.decode()


def test_a_page_is_neither_kept_nor_told_to_others(client, url):
    answer = client.get(url)

    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "noindex" in answer["X-Robots-Tag"]


def test_the_use_of_a_link_is_kept(client, url):
    with clock.holding(clock.now() + timedelta(minutes=1)):
        client.get(url)
    first = CustomerLink.objects.get()
    with clock.holding(clock.now() + timedelta(minutes=2)):
        client.get(url)
    second = CustomerLink.objects.get()

    assert first.used_at == second.used_at
    assert second.last_used_at > first.last_used_at


def test_an_expired_link_says_so(client, url):
    with clock.holding(clock.now() + timedelta(days=14, seconds=1)):
        answer = client.get(url)

    assert answer.status_code == 410
    assert "no-store" in answer["Cache-Control"]
    assert "<!doctype html>" in answer.content.decode()


def test_a_revoked_link_says_so(client, url, customer):
    assert links.revoke(customer, "test_purpose") == 1

    assert client.get(url).status_code == 410
    assert not links.live(customer).exists()


def test_revoking_one_purpose_leaves_the_others(client, url, customer):
    links.issue("another", customer, customer.pk, days=1)

    assert links.revoke(customer, "another") == 1
    assert client.get(url).status_code == 200


def test_the_table_alone_opens_no_door(client, url):
    nonce = CustomerLink.objects.get().nonce

    assert nonce in url
    assert client.get(f"/c/{nonce}/").status_code == 404


@pytest.mark.parametrize(
    "change", [{"purpose": "other"}, {"row_key": "orders.order:1"}, {"customer_key": 999}]
)
def test_a_link_is_bound_to_purpose_row_and_customer(client, url, change):
    CustomerLink.objects.update(**change)

    assert client.get(url).status_code == 404


def test_another_secret_key_opens_nothing(client, url, settings):
    settings.SECRET_KEY = "another" * 8

    assert client.get(url).status_code == 404


@given(data=st.data())
@examples(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_changed_character_opens(url, data):
    token = list(token_of(url))
    place = data.draw(st.integers(0, len(token) - 1))
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."
    token[place] = data.draw(st.sampled_from([c for c in letters if c != token[place]]))

    with pytest.raises(links.LinkClosed):
        links.open("".join(token))


@pytest.mark.parametrize("token", ["x", "a.b", "%00", "é", "." * 200, "a.b.c", "'--"])
def test_rubbish_is_a_friendly_404(client, token):
    answer = client.get(f"/c/{token}/")

    assert answer.status_code == 404


def test_a_purpose_that_nobody_serves_is_not_there(client, customer):
    url = links.issue("nobody", customer, customer.pk, days=1)

    assert client.get(url).status_code == 404


def test_a_problem_becomes_a_page_in_plain_words(client, url):
    answer = client.post(url)

    assert answer.status_code == 409
    assert "现在不行" in answer.content.decode()


def test_forged_posts_are_refused(url):
    assert Client(enforce_csrf_checks=True).post(url).status_code == 403


def test_a_link_sent_again_is_the_same(url):
    assert links.path_of(CustomerLink.objects.get()) == url


def test_too_many_openings_in_a_minute_have_to_wait(client, url, monkeypatch):
    monkeypatch.setattr(links, "OPENINGS_PER_MINUTE", 3)

    statuses = [client.get(url).status_code for _ in range(4)]

    assert statuses == [200, 200, 200, 429]


def test_without_the_cache_links_still_open(client, url, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }

    assert client.get(url).status_code == 200


def test_a_purpose_has_one_page():
    with pytest.raises(ValueError, match="test_purpose"):
        links.register("test_purpose", lambda request, link: HttpResponse())


def test_a_link_lasts_at_least_a_moment(customer):
    url = links.issue("test_purpose", customer, customer.pk, days=0.01)

    assert links.open(token_of(url)).row_id == customer.pk


def test_a_link_fits_into_a_short_message(url):
    """Aliyun takes 35 letters for a variable; the slash at the end is left out."""
    assert len(url.strip("/")) <= 35
