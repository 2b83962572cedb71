"""What fields of a complaint may hold; apart from the models, because forms need it too."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role


class Source(TextChoices):
    """Where the complaint came in (requirements F1)."""

    COUNTER = "counter", _("At the counter")
    HOTLINE = "hotline", _("Hotline")
    WEB = "web", _("Website")
    WECHAT = "wechat", _("WeChat")
    EMAIL = "email", _("E-mail")
    GROUP = "group", _("Group chat")
    LINK = "link", _("Customer link")
    RECEIPT = "receipt", _("Report on receipt")
    REVIEW = "review", _("Public review")
    SURVEY = "survey", _("Survey")


class Category(TextChoices):
    """What it is about."""

    PRODUCT = "product", _("Goods")
    DELIVERY = "delivery", _("Transport")
    SERVICE = "service", _("Service")
    ATTITUDE = "attitude", _("Attitude of staff")
    EFFECT = "effect", _("Effect of the plan")
    PRICE = "price", _("Price and refund")
    PRIVACY = "privacy", _("Personal data")
    SUGGESTION = "suggestion", _("Suggestion")
    ENQUIRY = "enquiry", _("Enquiry")
    OTHER = "other", _("Something else")


#: Neither is a complaint: they are green, and answered rather than solved.
GENTLE = frozenset({Category.SUGGESTION, Category.ENQUIRY})


class Grade(TextChoices):
    """The five grades of requirements F2, from the mildest to the gravest."""

    GREEN = "green", _("Green · suggestion or enquiry")
    ORDINARY = "ordinary", _("Blue · ordinary")
    IMPORTANT = "important", _("Yellow · important")
    MAJOR = "major", _("Orange · major")
    CRISIS = "crisis", _("Red · crisis")


RANK = {str(grade): number for number, grade in enumerate(Grade)}
#: The tone of each grade's chip; the words say the colour as well.
TONE = {"green": "done", "ordinary": "blue", "important": "new", "major": "orange", "crisis": "bad"}


class Level(IntegerChoices):
    """Who answers for it now (document 001: customer service lead, director, headquarters)."""

    FRONT = 0, _("Front line")
    LEAD = 1, _("Customer service lead")
    DIRECTOR = 2, _("Branch director")
    HEADQUARTERS = 3, _("Headquarters")


class Cause(TextChoices):
    """Classes of root causes; a Pareto of them is drawn every month."""

    PRODUCT_QUALITY = "product_quality", _("Quality of goods")
    LOGISTICS = "logistics", _("Storage and transport")
    PROCESS = "process", _("Process or rule")
    SKILL = "skill", _("Skill or training")
    ATTITUDE = "attitude", _("Attitude")
    COMMUNICATION = "communication", _("Communication or promise")
    SYSTEM = "system", _("System failure")
    SUPPLIER = "supplier", _("Service provider")
    CUSTOMER = "customer", _("Misunderstanding by the customer")
    OTHER = "other", _("Another cause")


class Why(TextChoices):
    """Why a round began."""

    FIRST = "first", _("First round")
    REFUSED = "refused", _("The proposal was refused")
    UNSOLVED = "unsolved", _("The customer says it is not solved")
    CALL_BACK = "call_back", _("The call-back said no")
    REOPENED = "reopened", _("Reopened")


class Answer(TextChoices):
    """What the customer says to a proposal."""

    ACCEPTED = "accepted", _("Proposal accepted")
    REFUSED = "refused", _("Proposal refused")


class Outcome(TextChoices):
    """How a call-back went."""

    SATISFIED = "satisfied", _("Reached, satisfied")
    UNSATISFIED = "unsatisfied", _("Reached, not satisfied")
    NOT_REACHED = "not_reached", _("Not reached")


class NoteKind(TextChoices):
    """What a line of a complaint's record is."""

    CONTACT = "contact", _("Contact with the customer")
    PROGRESS = "progress", _("Progress told to the customer")
    FINDING = "finding", _("Finding of the investigation")
    INTERNAL = "internal", _("Internal note")
    CUSTOMER = "customer", _("The customer's words")


class Remedy(TextChoices):
    """What a compensation is."""

    REFUND = "refund", _("Money back")
    VOUCHER = "voucher", _("Voucher")
    GOODS = "goods", _("Goods free of charge")
    SERVICE = "service", _("Service free of charge")
    EXPENSE = "expense", _("Expense of handling")


#: The departments a measure can be given to, by the role that answers for it.
DEPARTMENTS = [
    (role.value, role.label)
    for role in (
        Role.CUSTOMER_SERVICE, Role.HEALTH_MANAGER, Role.HEAD_COACH, Role.ASSISTANT_COACH,
        Role.FUNCTIONAL_DOCTOR, Role.ADMIN_CLERK, Role.WAREHOUSE_KEEPER, Role.PRODUCT_MANAGER,
        Role.FINANCE_LEAD, Role.CS_LEAD, Role.BRANCH_DIRECTOR, Role.QUALITY_SUPERVISOR,
        Role.MARKETING, Role.OPERATIONS,
    )
]  # fmt: skip
