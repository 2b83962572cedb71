"""What a door answers when something cannot be done; every door maps these the same way."""

from collections.abc import Mapping, Sequence


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
