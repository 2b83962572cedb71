"""Schemathesis attacks the API from its own description: no crash, nothing undocumented."""

import subprocess
import sys
from pathlib import Path

import pytest

from accounts import tokens
from accounts.roles import Role
from tests.orders.factories import make_branch, make_confirmed, make_order, make_paid, make_user

COMMAND = str(Path(sys.executable).with_name("schemathesis"))
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance"
#: One who does most of the steps, one who sees everything, one who sees almost nothing.
CALLERS = {
    "clerk": (Role.ADMIN_CLERK, Role.CUSTOMER_SERVICE, Role.BRANCH_DIRECTOR, Role.HEALTH_MANAGER),
    "supervisor": (Role.SUPERVISOR, Role.FINANCE_LEAD, Role.WAREHOUSE_KEEPER),
    "marketing": (Role.MARKETING,),
}


@pytest.mark.slow
@pytest.mark.timeout(180)
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("caller", CALLERS)
def test_schemathesis(live_server, caller, tmp_path):
    branch = make_branch()
    for make in (make_order, make_paid):
        make(branch)
    make_confirmed(branch=branch)
    token = tokens.issue(user=make_user(*CALLERS[caller], branch=branch))

    run = subprocess.run(
        [
            COMMAND,
            "run",
            f"{live_server.url}/api/v1/schema/?format=json",
            *("--header", f"Authorization: Bearer {token}"),
            *("--checks", CHECKS),
            *("--phases", "fuzzing"),
            *("--max-examples", "3"),
            *("--seed", "1"),
            *("--workers", "1"),
            *("--no-color",),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout.partition("FAILURES")[2][:6000] + run.stderr[-2000:]
