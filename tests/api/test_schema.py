"""The API describes itself: valid OpenAPI 3.1, a form is a body, the pages run under our CSP."""

import re
from io import StringIO

import pytest
from django.core.management import call_command

from accounts.roles import Role
from core.api import routes
from core.workflow import steps_of
from tests.api.client import Api
from tests.orders.factories import make_branch, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def document():
    generator = routes.SchemaView.generator_class(api_version="v1")
    return generator.get_schema(request=None, public=True)


def test_the_description_is_valid_and_without_warnings():
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=StringIO())


def test_it_is_openapi_3_1(client):
    response = client.get("/api/v1/schema/?format=json")

    assert response.status_code == 200
    assert response.json()["openapi"].startswith("3.1")


def test_every_step_of_every_machine_has_its_address(document):
    for slug, viewset in routes.viewsets().items():
        for step in steps_of(viewset.model_of()) if hasattr(viewset, "steps") else ():
            assert f"/api/v1/{slug}/{{id}}/steps/{step}/" in document["paths"]


def test_the_form_of_a_step_is_its_body(document):
    operation = document["paths"]["/api/v1/orders/{id}/steps/confirm_type/"]["post"]
    schema = operation["requestBody"]["content"]["application/json"]["schema"]

    assert schema["properties"]["contract_type"]["enum"] == ["online", "paper", "none"]
    assert schema["required"] == ["contract_type"]
    assert schema["additionalProperties"] is False


def test_a_step_with_a_file_is_multipart(document):
    operation = document["paths"]["/api/v1/contracts/{id}/steps/customer_sign/"]["post"]

    assert list(operation["requestBody"]["content"]) == ["multipart/form-data"]


def test_every_operation_states_its_problems(document):
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            known = set(operation["responses"])
            assert {"400", "401", "403", "429", "503"} <= known, (method, path)
            if method == "post":
                assert {"409", "413", "415", "422"} <= known, (method, path)


def test_no_field_that_is_sealed_is_shown(document):
    names = {
        name
        for schema in document["components"]["schemas"].values()
        for name in schema.get("properties", ())
    }
    assert not names & {"phone_hash", "id_number_hash", "digest", "password", "variables"}


def test_the_description_is_not_public_in_production(client, settings):
    settings.PRODUCTION = True
    assert client.get("/api/v1/schema/").status_code == 401
    assert client.get("/api/v1/docs/").status_code == 401

    user = make_user(Role.ADMIN_CLERK, branch=make_branch())
    assert Api(user).get("schema/").status_code == 200


def test_the_pages_bring_nothing_that_the_policy_forbids(client):
    page = client.get("/api/v1/docs/")
    html = page.content.decode()

    assert page.status_code == 200
    assert "default-src 'self'" in page["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert "<style" not in html
    assert not re.search(r"(src|href)=\"https?://", html)
