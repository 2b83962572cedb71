"""What a health record and an assessment have in common: answers to one questionnaire version."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.actors import Actor
from core.errors import Invalid
from core.fields import EncryptedJSONField
from health_records.choices import ReturnReason, Verdict
from health_records.item import BadAnswer, Item
from health_records.sheet import Flag, Sheet


class Filled(models.Model):
    """Answers by item code, always read with their own questionnaire version."""

    answers = EncryptedJSONField(gettext_lazy("answers"), default=dict, editable=False)
    completeness = models.PositiveSmallIntegerField(gettext_lazy("completeness"), default=0)
    returned = EncryptedJSONField(gettext_lazy("returned items"), default=dict, editable=False)
    round = models.PositiveSmallIntegerField(gettext_lazy("review round"), default=0)
    filled_by = ArrayField(
        models.BigIntegerField(), verbose_name=gettext_lazy("filled in by staff"), default=list
    )
    submitted_at = models.DateTimeField(gettext_lazy("submitted"), null=True, editable=False)
    submitted_by_customer = models.BooleanField(gettext_lazy("by the customer"), default=False)

    class Meta:
        abstract = True

    fillers: frozenset[str] = frozenset()
    sheet: Sheet

    @property
    def editable(self) -> set[str] | None:
        """The items that may be changed now: all (None), the returned ones and what they open."""
        if self.state == "draft":
            return None
        return self.sheet.depends_on(set(self.returned)) if self.state == "returned" else set()

    @property
    def on_behalf(self) -> bool:
        """Whether staff filled in at least a part."""
        return bool(self.filled_by)

    def put(self, answers: Mapping[str, Any], by: Actor) -> None:
        """Take checked answers over; who of the staff typed them is remembered (four eyes)."""
        self.answers = self.sheet.relevant({**self.answers, **answers})
        self.completeness = self.sheet.completeness(self.answers)
        if by.user_id is not None and by.user_id not in self.filled_by:
            self.filled_by = [*self.filled_by, by.user_id]

    def adopt(self, questionnaire: Any) -> None:
        """Go over to another version: answers that it still asks for and takes come along."""
        if questionnaire.pk == self.questionnaire_id:
            return
        self.questionnaire = questionnaire
        self.__dict__.pop("sheet", None)
        kept = {}
        for code, item in self.sheet.items.items():
            with suppress(BadAnswer):
                kept[code] = item.clean(self.answers.get(code))
        self.answers = self.sheet.relevant(kept)
        self.completeness = self.sheet.completeness(self.answers)

    def hand_in(self) -> dict[str, Any]:
        """Part of ``submit``: nothing that is asked for may be missing; the missing is named."""
        missing = self.sheet.missing(self.answers)
        if missing:
            names = "、".join(item.label for item in missing[:10])
            raise Invalid(
                _("Still to be answered (%(n)d): %(items)s") % {"n": len(missing), "items": names},
                fields={item.code: [_("Please answer this.")] for item in missing},
            )
        self.round += 1
        self.returned = {}
        self.submitted_at = self.acting.at
        self.submitted_by_customer = self.acting.by.kind == "customer"
        if self.acting.by.user_id is not None and self.acting.by.user_id not in self.filled_by:
            self.filled_by = [*self.filled_by, self.acting.by.user_id]
        return {"round": self.round}

    def hand_back(self, items: Mapping[str, Mapping[str, str]], note: str) -> dict[str, Any]:
        """Part of ``send_back``: only these items open up again, each with its reason."""
        asked = {item.code for item in self.sheet.asked(self.answers)}
        known = ReturnReason.values
        bad = [c for c, e in items.items() if c not in asked or e.get("reason") not in known]
        if bad or not items:
            raise Invalid(
                _("Mark at least one item that must be corrected."),
                fields={"items": [_("Unknown item: %(code)s") % {"code": c} for c in bad]},
            )
        self.returned = {code: dict(entry) for code, entry in items.items()}
        self.keep_review(Verdict.RETURNED, items=self.returned, note=note)
        return {"items": sorted(items), "round": self.round}

    def keep_review(self, verdict: str, *, items: Any = None, note: str = "") -> None:
        """Write down what was decided, by whom; append-only."""
        self.reviews.create(
            round=self.round,
            verdict=verdict,
            items=items or {},
            note=note,
            by_id=self.acting.by.id,
            by_name=self.acting.by.name,
            at=self.acting.at,
        )

    def flags(self) -> list[Flag]:
        """The danger signs in the answers."""
        return self.sheet.red_flags(self.answers)

    def returned_items(self) -> list[tuple[Item, str, str]]:
        """What went back: question, reason in words, note."""
        items = self.sheet.items
        return [
            (items[code], str(ReturnReason(entry["reason"]).label), entry.get("note", ""))
            for code, entry in self.returned.items()
            if code in items
        ]
