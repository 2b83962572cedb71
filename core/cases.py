"""What the lower apps ask of a case without knowing what a case is.

The answers come from higher apps; ``dma.apps`` wires them.
"""

from collections.abc import Callable, Collection

People = Callable[[Collection[str]], dict[str, dict[str, int]]]
Served = Callable[[str], dict[int, str]]


def _nobody(case_keys: Collection[str]) -> dict[str, dict[str, int]]:
    return {}


def _none_served(case_key: str) -> dict[int, str]:
    return {}


_answers: dict[str, People] = {}
_served: dict[str, Served] = {}


def answer(*, people: People, served: Served) -> None:
    """Set who answers; called once."""
    _answers["people"] = people
    _served["served"] = served


def people_of(case_key: str) -> dict[str, int]:
    """The team of a case now: role → user id."""
    return people_in([case_key]).get(case_key, {})


def people_in(case_keys: Collection[str]) -> dict[str, dict[str, int]]:
    """The teams of several cases now; a case without a team is left out."""
    return _answers.get("people", _nobody)(case_keys)


def served_in(case_key: str) -> dict[int, str]:
    """Everyone who served in a case, also those who left: user id → role."""
    return _served.get("served", _none_served)(case_key)
