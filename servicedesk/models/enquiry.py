"""Enquiries, and what was said in them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.clock import Now
from core.fields import EncryptedTextField
from groupchat.models import Message
from knowledge.models import Article, Topic
from servicedesk.choices import ChannelKind, ReplyKind
from servicedesk.models.channel import Channel
from servicedesk.models.shared import AboutSomebody
from servicedesk.workflow import EnquiryState, EnquiryWorkflow


class Enquiry(AboutSomebody, EnquiryWorkflow):
    """A question of somebody. Its words may speak of health, so they are sealed."""

    parents = ("customer",)

    kind = models.CharField(_("came in by way of"), max_length=8, choices=ChannelKind)
    channel = models.ForeignKey(
        Channel, verbose_name=_("channel"), null=True, on_delete=models.PROTECT
    )
    topic = models.CharField(_("topic"), max_length=12, choices=Topic)
    question = EncryptedTextField(_("question"))
    said = models.OneToOneField(
        Message, verbose_name=_("message in the group chat"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="enquiry",
    )  # fmt: skip
    taken_by = models.CharField(_("taken down by"), max_length=80)
    handler = models.ForeignKey(
        User, verbose_name=_("handler"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    expert = models.ForeignKey(
        User, verbose_name=_("expert"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_expert = EncryptedTextField(_("what is asked of the expert"), blank=True)
    article = models.ForeignKey(
        Article, verbose_name=_("from the article"), null=True, on_delete=models.PROTECT
    )
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    promised_at = models.DateTimeField(_("promised for"), null=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    closed_at = models.DateTimeField(_("closed"), null=True)

    class Meta:
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=EnquiryState.CLOSED)
                | Q(answered_at__isnull=False, closed_at__gte=F("answered_at")),
                name="enquiry_closed_was_answered",
            ),
            models.CheckConstraint(
                condition=~Q(state=EnquiryState.WITH_EXPERT) | Q(expert__isnull=False),
                name="enquiry_has_expert",
            ),
        )
        indexes = (
            models.Index(fields=["branch", "-id"], name="enquiry_of_branch"),
            models.Index(fields=["state", "-id"], name="enquiry_by_state"),
            models.Index(fields=["customer", "-id"], name="enquiry_of_customer"),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def case_key(self) -> str:
        """An enquiry is a case of its own."""
        return f"enquiry:{self.pk}"

    def keep(self, kind: ReplyKind, text: str) -> None:
        """What was said, for ever, in its round."""
        by, at = self.acting.by, self.acting.at
        Reply.objects.create(
            enquiry_id=self.pk, kind=kind, round=self.round, text=text, by_name=by.name, at=at
        )


class Reply(models.Model):
    """Something that was said in an enquiry. Append-only."""

    enquiry = models.ForeignKey(
        Enquiry, on_delete=models.PROTECT, related_name="replies", db_index=False
    )
    kind = models.CharField(_("kind"), max_length=14, choices=ReplyKind)
    round = models.PositiveSmallIntegerField(_("round"))
    text = EncryptedTextField(_("words"))
    by_name = models.CharField(_("by"), max_length=80)
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("reply")
        indexes = (models.Index(fields=["enquiry", "id"], name="reply_of_enquiry"),)

    def __str__(self) -> str:
        return f"{self.enquiry_id} {self.kind}"
