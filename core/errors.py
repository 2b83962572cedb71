"""What a door answers when something cannot be done; every door maps these the same way."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError


class Problem(Exception):
    """A business answer, not a crash: a status, a sentence for people, details for fields."""

    status = 400
    code = "invalid"

    def __init__(self, message: str, *, fields: Mapping[str, Sequence[str]] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.fields = dict(fields or {})


class Invalid(Problem):
    """The input is understood but cannot be: 422 with the reasons beside the fields."""

    status = 422


class Forbidden(Problem):
    """The row is visible but this step is not for this person."""

    status = 403
    code = "forbidden"


class Refused(Problem):
    """The row is in the wrong state, or a guard says no: the message is the guard's label."""

    status = 409
    code = "conflict"

    def __init__(self, message: str, *, allowed: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.allowed = list(allowed)


class Stale(Refused):
    """Somebody else changed the row after this person had read it."""

    code = "stale"


class TooMany(Problem):
    """The person or link has done this too often within its time; later it works again."""

    status = 429
    code = "too_many"


#: Constraints of the database that say something to people: their names, and the words.
_words: dict[str, Any] = {}


def say_on(constraint: str, words: Any) -> None:
    """What people read when the database refuses by this constraint (a lazy string)."""
    _words[constraint] = words


@contextmanager
def refusing() -> Iterator[None]:
    """A refusal of the database that has words becomes ``Refused``; any other stays what it is."""
    try:
        yield
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
        if name not in _words:
            raise
        raise Refused(str(_words[name])) from error
