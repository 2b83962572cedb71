"""Branches, partners, and the people who work in them."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import IntegrityError, models, transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.roles import EVERY_BRANCH, Right, Role, rights_of
from accounts.workflow import AbsenceWorkflow, PartnerWorkflow
from core.actors import Actor
from core.clock import Now
from core.errors import Invalid
from core.fields import EncryptedTextField

OF_BRANCH = ("code", "name", "address")
TAKEN = {"code": _("Another branch has this code."), "name": _("Another branch has this name.")}


class Branch(models.Model):
    """A branch 分中心: it sees its own customers, stock and appointments (requirements A3)."""

    class Kind(models.TextChoices):
        DIRECT = "direct", _("Direct")
        FRANCHISE = "franchise", _("Franchise")
        OFFICE = "office", _("Office")
        PARTNER = "partner", _("Partner")

    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.DIRECT)
    address = models.CharField(_("address"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)

    class Meta:
        verbose_name = _("branch")
        verbose_name_plural = _("branches")

    def __str__(self) -> str:
        return self.name

    def keep(self) -> None:
        """Save; code and name are its own, else ``Invalid`` beside the field."""
        try:
            with transaction.atomic():
                self.save()
        except IntegrityError:
            others = Branch.objects.exclude(pk=self.pk)
            said = {
                name: [words]
                for name, words in TAKEN.items()
                if others.filter(**{name: getattr(self, name)}).exists()
            }
            raise Invalid(
                gettext("Another branch has this code or this name."), fields=said
            ) from None


class Partner(PartnerWorkflow):
    """A partner 合作单位: a branch to stock and people, with somebody who is asked each quarter.

    Name, code and warehouses are the branch's; whom we call there is sealed and stands only here.
    """

    branch = models.OneToOneField(
        Branch, verbose_name=_("branch"), on_delete=models.PROTECT, related_name="partner"
    )
    contact = EncryptedTextField(_("contact person"), max_length=60, blank=True, default="")
    mobile = EncryptedTextField(_("mobile number"), max_length=30, blank=True, default="")

    parents = ("branch",)

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return self.branch.name

    @property
    def case_key(self) -> str:
        """A partner is a case of its own."""
        return f"partner:{self.pk}"

    @property
    def branch_key(self) -> int | None:
        """Headquarters answers for partners, not their own people."""
        return None

    @property
    def reachable(self) -> bool:
        """Whether somebody there can be asked."""
        return bool(self.contact and self.mobile)

    def write_down(self, given: Mapping[str, Any]) -> list[str]:
        """Keep what is known, here and of the branch; the names of what has changed."""
        rows = {name: self.branch if name in OF_BRANCH else self for name in given}
        changed = sorted(name for name, row in rows.items() if getattr(row, name) != given[name])
        for name in changed:
            setattr(rows[name], name, given[name])
        self.branch.keep()
        return changed


class User(AbstractUser):
    """A member of staff: any number of roles, one direct superior 直属上级."""

    full_name = models.CharField(_("name"), max_length=60)
    roles = ArrayField(
        models.CharField(max_length=24, choices=Role),
        verbose_name=_("roles"),
        default=list,
        blank=True,
    )
    branch = models.ForeignKey(
        Branch, verbose_name=_("branch"), null=True, blank=True, on_delete=models.PROTECT
    )
    superior = models.ForeignKey(
        "self", verbose_name=_("direct superior"), null=True, blank=True, on_delete=models.PROTECT
    )
    work_phone = models.CharField(_("work phone"), max_length=30, blank=True)
    im_url = models.CharField(
        _("staff IM address"),
        max_length=300,
        blank=True,
        help_text=_("An address of the notification library, e.g. wecombot://key"),
    )
    language = models.CharField(_("language"), max_length=10, default="zh-hans")

    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = _("member of staff")
        verbose_name_plural = _("staff")
        indexes = (GinIndex(fields=["roles"], name="user_by_role"),)

    def __str__(self) -> str:
        return self.full_name or self.username

    @cached_property
    def role_set(self) -> frozenset[str]:
        """The person's roles."""
        return frozenset(self.roles)

    @cached_property
    def rights(self) -> frozenset[str]:
        """Everything the person's roles allow to open."""
        return rights_of(self.role_set)

    @property
    def actor(self) -> Actor:
        """The person as the one behind a step."""
        return Actor(
            kind="staff", id=self.pk, name=str(self), roles=self.role_set, branch_id=self.branch_id
        )

    @property
    def sees_every_branch(self) -> bool:
        """Headquarters roles are not bound to a branch."""
        return bool(self.role_set & EVERY_BRANCH)

    def can(self, right: Right) -> bool:
        """Whether a screen or an answer is open to the person."""
        return right in self.rights


class StaffProfile(models.Model):
    """What the directory shows of a doctor, manager or coach (requirements A4)."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="profile")
    sex = models.CharField(_("sex"), max_length=10, blank=True)
    full_time = models.BooleanField(_("full-time"), default=True)
    region = models.CharField(_("region"), max_length=60, blank=True)
    specialities = models.CharField(_("specialities"), max_length=200, blank=True)
    years = models.PositiveSmallIntegerField(_("years of practice"), null=True, blank=True)
    introduction = models.TextField(_("introduction"), blank=True)

    class Meta:
        verbose_name = _("staff profile")

    def __str__(self) -> str:
        return str(self.user)


class Absence(AbsenceWorkflow):
    """Leave of a person, and who stands in (AB role). Approved by the responsible lead."""

    user = models.ForeignKey(
        User,
        verbose_name=_("absent"),
        on_delete=models.PROTECT,
        related_name="absences",
        db_index=False,
    )
    deputy = models.ForeignKey(
        User, verbose_name=_("deputy"), on_delete=models.PROTECT, related_name="deputising"
    )
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    decided_reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("absence")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="absence_has_length"
            ),
            models.CheckConstraint(
                condition=~models.Q(user=models.F("deputy")), name="absence_other_deputy"
            ),
        )
        indexes = (models.Index(fields=["user", "ends_at"], name="absence_current"),)

    def __str__(self) -> str:
        return f"{self.user} → {self.deputy}"

    @property
    def case_key(self) -> str:
        """An absence is a case of its own."""
        return f"absence:{self.pk}"

    @property
    def branch_key(self) -> int | None:
        """The branch of the absent person."""
        return self.user.branch_id


class ApiToken(models.Model):
    """A token of an integration: only its hash is kept, the prefix tells one from another."""

    user = models.ForeignKey(
        User, verbose_name=_("member of staff"), on_delete=models.CASCADE, related_name="api_tokens"
    )
    name = models.CharField(_("name"), max_length=60, blank=True)
    prefix = models.CharField(_("prefix"), max_length=12, unique=True)
    digest = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField(_("created"), db_default=Now())
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")), name="apitoken_expires"
            ),
        )

    def __str__(self) -> str:
        return f"{self.prefix}… {self.user}"
