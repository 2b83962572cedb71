"""All roles and what each may open. Roles live in code: one place to read, one matrix to test.

Rights come from roles, least privilege by default (requirements A1). Which *step* a role may do
stands with the step, in the app's ``workflow.py``.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """Who works here; the codes are those of the timing table."""

    ADMIN_CLERK = "admin_clerk", _("Admin clerk")
    CUSTOMER_SERVICE = "customer_service", _("Customer service")
    HEALTH_MANAGER = "health_manager", _("Health manager")
    SYSTEM_REVIEWER = "system_reviewer", _("System reviewer")
    HEAD_COACH = "head_coach", _("Head coach")
    ASSISTANT_COACH = "assistant_coach", _("Assistant coach")
    FUNCTIONAL_DOCTOR = "functional_doctor", _("Functional doctor")
    CONSULTING = "consulting", _("Consulting department")
    WAREHOUSE_KEEPER = "warehouse_keeper", _("Warehouse keeper")
    PRODUCT_MANAGER = "product_manager", _("Product manager")
    FINANCE_LEAD = "finance_lead", _("Finance lead")
    BRANCH_DIRECTOR = "branch_director", _("Branch director")
    REGIONAL_MANAGER = "regional_manager", _("Regional manager")
    CS_LEAD = "cs_lead", _("Customer service lead")
    AGENT = "agent", _("Agent")
    CALL_CENTRE_LEAD = "call_centre_lead", _("Call-centre lead")
    QUALITY_SUPERVISOR = "quality_supervisor", _("Quality supervisor")
    OPERATIONS = "operations", _("Operations")
    MARKETING = "marketing", _("Marketing")
    HR = "hr", _("Human resources")
    SUPERVISOR = "supervisor", _("Supervisor (headquarters)")
    AUDITOR = "auditor", _("Auditor")
    SYSTEM_ADMIN = "system_admin", _("System administrator")


class Party(TextChoices):
    """Those who act or owe without being a role of a person."""

    SYSTEM = "system", _("System")
    SERVICE_TEAM = "service_team", _("Service team")
    CUSTOMER = "customer", _("Customer")
    INTEGRATION = "integration", _("Integration")


#: The service team of an order (requirements L3): every one must be invited for row 2 to be met.
TEAM_ROLES = (
    Role.CUSTOMER_SERVICE,
    Role.HEALTH_MANAGER,
    Role.HEAD_COACH,
    Role.ASSISTANT_COACH,
    Role.ADMIN_CLERK,
)
COACHES = frozenset({Role.HEAD_COACH, Role.ASSISTANT_COACH})
#: Headquarters: sees every branch.
EVERY_BRANCH = frozenset(
    {
        Role.SUPERVISOR,
        Role.AUDITOR,
        Role.OPERATIONS,
        Role.FINANCE_LEAD,
        Role.PRODUCT_MANAGER,
        Role.QUALITY_SUPERVISOR,
        Role.REGIONAL_MANAGER,
        Role.SYSTEM_REVIEWER,
    }
)
LEADS = frozenset({Role.BRANCH_DIRECTOR, Role.CS_LEAD, Role.REGIONAL_MANAGER, Role.SUPERVISOR})
FRONT_OFFICE = frozenset(
    {Role.ADMIN_CLERK, Role.CUSTOMER_SERVICE, Role.HEALTH_MANAGER, Role.FUNCTIONAL_DOCTOR}
)

#: Whom a breach goes to when the owner has no direct superior (requirements A4a, C).
LEAD_OF_ROLE = {
    Role.CUSTOMER_SERVICE: Role.CS_LEAD,
    Role.AGENT: Role.CALL_CENTRE_LEAD,
    Role.SYSTEM_REVIEWER: Role.SUPERVISOR,
    Role.BRANCH_DIRECTOR: Role.SUPERVISOR,
    Role.CS_LEAD: Role.BRANCH_DIRECTOR,
}
DEFAULT_LEAD = Role.BRANCH_DIRECTOR


class Right(TextChoices):
    """What a screen or an answer needs beyond seeing a row."""

    CUSTOMERS = "customers", _("See customers")
    REVEAL = "reveal", _("Reveal phone and address")
    ORDERS = "orders", _("See orders")
    PAYMENTS = "payments", _("See payment notifications")
    CONTRACTS = "contracts", _("See contracts")
    HEALTH = "health", _("See health data")
    PLANS = "plans", _("See plans")
    LOGISTICS = "logistics", _("See parcels")
    STOCK = "stock", _("See stock")
    PURCHASING = "purchasing", _("See purchases and suppliers")
    GROUPS = "groups", _("See group chats")
    SCRIPTS = "scripts", _("Keep scripts and forbidden phrases")
    COMPLAINTS = "complaints", _("See complaints")
    KNOWLEDGE = "knowledge", _("Read the knowledge base")
    KNOWLEDGE_EDIT = "knowledge_edit", _("Write for the knowledge base")
    DESK = "desk", _("See enquiries and work orders")
    SURVEYS = "surveys", _("See surveys and satisfaction")
    COMPENSATIONS = "compensations", _("See compensations")
    MEASURES = "measures", _("See own measures and improvements")
    CRISES = "crises", _("See the crisis room")
    RETURNS = "returns", _("See returns and exchanges")
    CLOCKS = "clocks", _("See clocks")
    TEAM = "team", _("See and reassign the team's work")
    REPORTS = "reports", _("See reports")
    POLICIES = "policies", _("Edit timing policies and calendars")
    STAFF = "staff", _("See the staff directory")
    STAFF_EDIT = "staff_edit", _("Edit staff and absences")
    PARTNERS = "partners", _("See partners and their contact persons")
    LOGS = "logs", _("Read the access log")
    TIME_MACHINE = "time_machine", _("Move the demo's time")


_ALL = frozenset(Role)
_TEAM = frozenset(TEAM_ROLES)
RIGHTS: dict[Right, frozenset[Role]] = {
    Right.CUSTOMERS: FRONT_OFFICE
    | LEADS
    | COACHES
    | {Role.SYSTEM_REVIEWER, Role.CONSULTING, Role.AGENT, Role.CALL_CENTRE_LEAD},
    Right.REVEAL: frozenset({Role.ADMIN_CLERK, Role.CUSTOMER_SERVICE, Role.HEALTH_MANAGER})
    | LEADS
    | COACHES
    | {Role.FUNCTIONAL_DOCTOR, Role.WAREHOUSE_KEEPER},
    Right.ORDERS: FRONT_OFFICE
    | LEADS
    | COACHES
    | {Role.FINANCE_LEAD, Role.AUDITOR, Role.OPERATIONS},
    Right.PAYMENTS: frozenset(
        {
            Role.ADMIN_CLERK,
            Role.FINANCE_LEAD,
            Role.BRANCH_DIRECTOR,
            Role.SUPERVISOR,
            Role.AUDITOR,
        }
    ),
    Right.CONTRACTS: frozenset(
        {Role.ADMIN_CLERK, Role.CUSTOMER_SERVICE, Role.FINANCE_LEAD, Role.AUDITOR}
    )
    | LEADS,
    Right.HEALTH: frozenset(
        {Role.CUSTOMER_SERVICE, Role.HEALTH_MANAGER, Role.SYSTEM_REVIEWER, Role.FUNCTIONAL_DOCTOR}
    )
    | COACHES,
    Right.PLANS: frozenset(
        {Role.CUSTOMER_SERVICE, Role.HEALTH_MANAGER, Role.FUNCTIONAL_DOCTOR, Role.SYSTEM_REVIEWER}
    )
    | COACHES
    | LEADS,
    Right.LOGISTICS: frozenset(
        {
            Role.ADMIN_CLERK,
            Role.CUSTOMER_SERVICE,
            Role.HEALTH_MANAGER,
            Role.WAREHOUSE_KEEPER,
            Role.PRODUCT_MANAGER,
        }
    )
    | LEADS,
    Right.STOCK: frozenset(
        {Role.ADMIN_CLERK, Role.WAREHOUSE_KEEPER, Role.PRODUCT_MANAGER, Role.FINANCE_LEAD}
    )
    | LEADS
    | {Role.QUALITY_SUPERVISOR, Role.AUDITOR},
    Right.PURCHASING: frozenset(
        {
            Role.PRODUCT_MANAGER,
            Role.FINANCE_LEAD,
            Role.SUPERVISOR,
            Role.REGIONAL_MANAGER,
            Role.QUALITY_SUPERVISOR,
            Role.AUDITOR,
        }
    ),
    Right.GROUPS: _TEAM | LEADS,
    Right.SCRIPTS: frozenset({Role.CS_LEAD, Role.SUPERVISOR, Role.QUALITY_SUPERVISOR}),
    Right.COMPLAINTS: frozenset(
        {
            Role.CUSTOMER_SERVICE,
            Role.AGENT,
            Role.CALL_CENTRE_LEAD,
            Role.QUALITY_SUPERVISOR,
            Role.FUNCTIONAL_DOCTOR,
        }
    )
    | LEADS,
    Right.COMPENSATIONS: frozenset({Role.CUSTOMER_SERVICE, Role.FINANCE_LEAD, Role.AUDITOR})
    | LEADS,
    Right.MEASURES: _ALL,
    Right.CRISES: frozenset(
        {Role.CUSTOMER_SERVICE, Role.MARKETING, Role.QUALITY_SUPERVISOR, Role.OPERATIONS}
    )
    | LEADS,
    Right.RETURNS: frozenset(
        {Role.ADMIN_CLERK, Role.CUSTOMER_SERVICE, Role.WAREHOUSE_KEEPER, Role.FINANCE_LEAD}
        | {Role.PRODUCT_MANAGER, Role.QUALITY_SUPERVISOR}
    )
    | LEADS,
    Right.KNOWLEDGE: _ALL,
    Right.KNOWLEDGE_EDIT: frozenset(
        {Role.CUSTOMER_SERVICE, Role.CS_LEAD, Role.HEALTH_MANAGER, Role.FUNCTIONAL_DOCTOR}
    )
    | {Role.PRODUCT_MANAGER, Role.QUALITY_SUPERVISOR, Role.CALL_CENTRE_LEAD, Role.SUPERVISOR},
    Right.DESK: FRONT_OFFICE
    | LEADS
    | COACHES
    | {Role.AGENT, Role.CALL_CENTRE_LEAD, Role.QUALITY_SUPERVISOR, Role.CONSULTING}
    | {Role.OPERATIONS},
    Right.SURVEYS: LEADS
    | {Role.CUSTOMER_SERVICE, Role.AGENT, Role.CALL_CENTRE_LEAD, Role.QUALITY_SUPERVISOR}
    | {Role.OPERATIONS, Role.MARKETING, Role.AUDITOR},
    Right.CLOCKS: _ALL,
    Right.TEAM: LEADS | {Role.CALL_CENTRE_LEAD},
    Right.REPORTS: LEADS
    | {Role.CALL_CENTRE_LEAD, Role.QUALITY_SUPERVISOR, Role.OPERATIONS, Role.AUDITOR},
    Right.POLICIES: frozenset({Role.SUPERVISOR}),
    Right.STAFF: _ALL,
    Right.STAFF_EDIT: frozenset({Role.HR, Role.SYSTEM_ADMIN, Role.BRANCH_DIRECTOR}),
    Right.PARTNERS: frozenset(
        {Role.OPERATIONS, Role.SUPERVISOR, Role.REGIONAL_MANAGER, Role.QUALITY_SUPERVISOR}
    ),
    Right.LOGS: frozenset({Role.AUDITOR, Role.SUPERVISOR}),
    Right.TIME_MACHINE: _ALL,
}


def rights_of(roles: frozenset[str]) -> frozenset[str]:
    """Every right that a set of roles adds up to."""
    return frozenset(right for right, holders in RIGHTS.items() if holders & roles)


def role_label(code: str) -> str:
    """A role or party in words; an unknown code is shown as it is."""
    for kind in (Role, Party):
        if code in kind.values:
            return str(kind(code).label)
    return code
