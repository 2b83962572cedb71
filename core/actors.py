"""Who acts: a member of staff, a customer by link, an integration, or the product itself."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Actor:
    """The person or machine behind a step; ``name`` goes to the log and outlives accounts."""

    kind: str  # staff | customer | integration | system
    id: int | None = None
    name: str = ""
    roles: frozenset[str] = field(default_factory=frozenset)
    branch_id: int | None = None

    def may(self, roles: frozenset[str]) -> bool:
        """Whether one of the actor's roles is among ``roles``."""
        return bool(self.roles & roles)

    @property
    def user_id(self) -> int | None:
        """The staff account, if this is one."""
        return self.id if self.kind == "staff" else None


SYSTEM = Actor(kind="system", name="system", roles=frozenset({"system"}))


def customer_actor(customer_id: int | None, name: str) -> Actor:
    """A customer, or a partner without a number here, who came in by a signed link."""
    return Actor(kind="customer", id=customer_id, name=name, roles=frozenset({"customer"}))


def integration_actor(name: str) -> Actor:
    """A machine that proved itself by signature or token."""
    return Actor(kind="integration", name=name, roles=frozenset({"integration"}))
