"""Where somebody fills in a form: who, at which address, in which frame, with what left out."""

from dataclasses import dataclass

from core.actors import Actor
from customers import selectors as customers
from health_records.consent import PURPOSE
from health_records.item import EMPTY, Item
from health_records.models import Assessment, HealthRecord
from health_records.sheet import Section

Row = HealthRecord | Assessment
#: Questions have addresses of their own; no section's code can hold a hyphen.
QUESTION = "q-"
CHECK = "check"


@dataclass(frozen=True)
class Desk:
    """One person before one form."""

    row: Row
    by: Actor
    base: str
    frame: str  # the template that the pages extend
    done: str  # where to go after submitting
    special: bool = True  # answers of the special class are shown
    one_by_one: bool = False  # a question a page, as on a phone

    def url(self, place: str = "") -> str:
        """The overview, or a section."""
        return f"{self.base}{place}/" if place else self.base

    def question_url(self, item: Item) -> str:
        """The page of one question."""
        return self.url(f"{QUESTION}{item.code}")

    def place_of(self, item: Item, section: Section) -> str:
        """Where a question is answered: on its own page, or on that of its section."""
        return self.question_url(item) if self.one_by_one else self.url(section.code)

    def codes(self, section: Section) -> list[str]:
        """The questions of a section that this person may change now."""
        return [item.code for item in section.items if self.may_change(item)]

    def questions(self) -> list[Item]:
        """All the questions that this person may change now, in order."""
        return [item for item in self.row.sheet.items.values() if self.may_change(item)]

    def may_change(self, item: Item) -> bool:
        """Whether a question applies, is open, and is not somebody else's secret."""
        editable, answers = self.row.editable, self.row.answers
        return (
            item.asked(answers)
            and (editable is None or item.code in editable)
            and (self.special or item.data_class != "P5" or answers.get(item.code) in EMPTY)
        )

    @property
    def agreed(self) -> bool:
        """Whether the customer allows the use of health data."""
        return customers.has_consent(self.row.customer_key, PURPOSE)
