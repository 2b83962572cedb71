"""What fields of the desk may hold; apart from the models, because forms need it too."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ChannelKind(TextChoices):
    """How somebody reaches us (requirements E1)."""

    PHONE = "phone", _("Telephone")
    EMAIL = "email", _("E-mail")
    CHAT = "chat", _("Online chat")
    ON_SITE = "on_site", pgettext_lazy("channel", "On site")
    LINK = "link", _("Customer link")


class WorkKind(TextChoices):
    """What a request is about, and the skill that its work needs (requirements E2)."""

    VISIT = "visit", _("Visit at home")
    DEVICE = "device", _("Setting up a device")
    DIET = "diet", _("Diet advice")
    COACHING = "coaching", _("Extra coaching")
    GOODS = "goods", _("Goods and replacements")
    PAPERS = "papers", _("Certificates and papers")
    COMPANY = "company", _("Service for a company")
    OTHER = "other", _("Something else")


class ReplyKind(TextChoices):
    """What was said in an enquiry."""

    ANSWER = "answer", _("Answer")
    ADVICE = "advice", _("Advice of the expert")
    PROMISE = "promise", _("Promise")
    NOT_SATISFIED = "not_satisfied", _("Not satisfied")


class NoteKind(TextChoices):
    """What was said about a work order."""

    PROGRESS = "progress", _("Progress")
    RESULT = "result", _("Result")
    CHECK = "check", _("Quality check")
    FEEDBACK = "feedback", _("Feedback to the customer")
    EVALUATION = "evaluation", _("Evaluation")
    INVESTIGATION = "investigation", _("Investigation")


#: What the customer reads on the page of the request.
FOR_CUSTOMER = (NoteKind.PROGRESS, NoteKind.FEEDBACK, NoteKind.EVALUATION)


class CareClass(TextChoices):
    """Customers whom one care plan serves (requirements E4)."""

    PROSPECT = "prospect", _("Interested, no order yet")
    NEW = "new", _("New customers")
    RUNNING = "running", _("In service")
    FINISHED = "finished", _("Service completed")


class CareWay(TextChoices):
    """How contact is kept."""

    PHONE = "phone", _("Telephone")
    MESSAGE = "message", _("Message")
    VISIT = "visit", _("Visit")
