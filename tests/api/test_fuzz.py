"""Schemathesis attacks the API from its own description: no crash, nothing undocumented."""

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from accounts import tokens
from accounts.roles import Role
from contracts.models import Contract
from core.api.routes import SchemaView
from customers.models import Customer
from groupchat.models import Group
from orders.models import Order
from tests.orders.factories import make_branch, make_confirmed, make_order, make_paid, make_user

COMMAND = str(Path(sys.executable).with_name("schemathesis"))
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance"
#: One who does most of the steps, one who reads everything, one who may read almost nothing.
CALLERS = {
    "clerk": (Role.ADMIN_CLERK, Role.CUSTOMER_SERVICE, Role.BRANCH_DIRECTOR, Role.HEALTH_MANAGER),
    "supervisor": (Role.SUPERVISOR, Role.FINANCE_LEAD, Role.WAREHOUSE_KEEPER),
    "marketing": (Role.MARKETING,),
}


def described(path, url):
    """The API's description, with the numbers of rows that exist: a 404 teaches nothing."""
    document = SchemaView.generator_class(api_version="v1").get_schema(request=None, public=True)
    document = json.loads(json.dumps(document, default=str))
    models = (Order, Contract, Customer, Group)
    numbers = sorted({pk for model in models for pk in model.objects.values_list("pk", flat=True)})
    for methods in document["paths"].values():
        for parameter in (p for one in methods.values() for p in one.get("parameters", ())):
            if parameter["in"] == "path":
                parameter["schema"] = {"type": "integer", "enum": numbers}
    document["servers"] = [{"url": url}]
    path.write_text(json.dumps(document))
    return str(path)


@pytest.fixture(autouse=True)
def _quiet(caplog):
    """Two log lines a request are of no use here."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("caller", CALLERS)
def test_schemathesis(live_server, caller, tmp_path):
    branch = make_branch()
    for make in (make_order, make_paid):
        make(branch)
    make_confirmed(branch=branch)
    token = tokens.issue(user=make_user(*CALLERS[caller], branch=branch))
    schema = described(tmp_path / "schema.json", live_server.url)

    run = subprocess.run(
        [
            *(COMMAND, "run", schema),
            *("--url", live_server.url),
            *("--header", f"Authorization: Bearer {token}"),
            *("--checks", CHECKS),
            *("--phases", "fuzzing"),
            *("--max-examples", "2"),
            *(() if caller == "clerk" else ("--include-method", "GET")),
            *("--seed", "1"),
            *("--workers", "1"),
            "--no-color",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
