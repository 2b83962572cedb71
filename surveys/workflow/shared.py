"""Who does what with surveys."""

from accounts.roles import LEADS, Party, Role

#: They write the questions.
AUTHORS = frozenset({Role.QUALITY_SUPERVISOR, Role.OPERATIONS, Role.MARKETING, Role.SUPERVISOR})
#: They ask by telephone and on site: customers, and at headquarters partners.
ASKERS = frozenset(
    {
        *(Role.CUSTOMER_SERVICE, Role.AGENT, Role.CS_LEAD, Role.CALL_CENTRE_LEAD),
        Role.OPERATIONS,
    }
)
#: They answer for what comes out.
ANSWERABLE = LEADS | {Role.QUALITY_SUPERVISOR}
PRODUCT = frozenset({Party.SYSTEM})
BY_CUSTOMER = frozenset({Party.CUSTOMER})
