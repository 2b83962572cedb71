"""The people of the demo: every role once or twice, two branches, deputies who can stand in."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from accounts.models import Branch, User
from accounts.roles import Role, role_label

PASSWORD = "dma-demo"  # shown on the demo's start page; production has no demo
BRANCHES = (("chaoyang", "朝阳分中心", "direct"), ("jingan", "静安分中心", "franchise"))
HEADQUARTERS = None


@dataclass(frozen=True)
class Person:
    """One member of the demo's staff."""

    username: str
    name: str
    role: Role
    branch: str | None = "chaoyang"
    superior: str | None = "director"


STAFF = (
    Person("supervisor", "周敏", Role.SUPERVISOR, HEADQUARTERS, None),
    Person("regional", "高远", Role.REGIONAL_MANAGER, HEADQUARTERS, "supervisor"),
    Person("director", "何静", Role.BRANCH_DIRECTOR, superior="regional"),
    Person("cslead", "苏晴", Role.CS_LEAD),
    Person("clerk", "李行", Role.ADMIN_CLERK),
    Person("clerk2", "钱文", Role.ADMIN_CLERK),
    Person("cs", "王敏", Role.CUSTOMER_SERVICE, superior="cslead"),
    Person("cs2", "赵琳", Role.CUSTOMER_SERVICE, superior="cslead"),
    Person("manager", "陈康", Role.HEALTH_MANAGER),
    Person("manager2", "林岚", Role.HEALTH_MANAGER),
    Person("coach", "张教", Role.HEAD_COACH),
    Person("coach2", "罗帆", Role.HEAD_COACH),
    Person("assistant", "刘副", Role.ASSISTANT_COACH, superior="coach"),
    Person("assistant2", "孙悦", Role.ASSISTANT_COACH, superior="coach2"),
    Person("doctor", "吴医", Role.FUNCTIONAL_DOCTOR),
    Person("reviewer", "郑审", Role.SYSTEM_REVIEWER, HEADQUARTERS, "supervisor"),
    Person("keeper", "马库", Role.WAREHOUSE_KEEPER),
    Person("keeper.hq", "宋库", Role.WAREHOUSE_KEEPER, HEADQUARTERS, "supervisor"),
    Person("keeper2.hq", "蔡盘", Role.WAREHOUSE_KEEPER, HEADQUARTERS, "supervisor"),
    Person("consulting", "唐咨", Role.CONSULTING),
    Person("product", "冯品", Role.PRODUCT_MANAGER, HEADQUARTERS, "supervisor"),
    Person("finance", "蒋财", Role.FINANCE_LEAD, HEADQUARTERS, "supervisor"),
    Person("agent", "韩坐", Role.AGENT, superior="cslead"),
    Person("callcentre", "杨呼", Role.CALL_CENTRE_LEAD),
    Person("quality", "许督", Role.QUALITY_SUPERVISOR, HEADQUARTERS, "supervisor"),
    Person("operations", "曹运", Role.OPERATIONS, HEADQUARTERS, "supervisor"),
    Person("marketing", "邓市", Role.MARKETING, HEADQUARTERS, "supervisor"),
    Person("hr", "彭人", Role.HR, HEADQUARTERS, "supervisor"),
    Person("auditor", "潘审", Role.AUDITOR, HEADQUARTERS, "supervisor"),
    Person("admin", "系统管理员", Role.SYSTEM_ADMIN, HEADQUARTERS, "supervisor"),
    Person("director.ja", "方宁", Role.BRANCH_DIRECTOR, "jingan", "regional"),
    Person("cslead.ja", "夏雨", Role.CS_LEAD, "jingan", "director.ja"),
    Person("clerk.ja", "秦越", Role.ADMIN_CLERK, "jingan", "director.ja"),
    Person("cs.ja", "尤佳", Role.CUSTOMER_SERVICE, "jingan", "cslead.ja"),
    Person("manager.ja", "沈清", Role.HEALTH_MANAGER, "jingan", "director.ja"),
    Person("coach.ja", "姜山", Role.HEAD_COACH, "jingan", "director.ja"),
    Person("assistant.ja", "戚雪", Role.ASSISTANT_COACH, "jingan", "coach.ja"),
)


def hire() -> None:
    """Create branches and staff that do not exist yet; nobody is changed."""
    branches = {
        code: Branch.objects.get_or_create(code=code, defaults={"name": name, "kind": kind})[0]
        for code, name, kind in BRANCHES
    }
    password = make_password(PASSWORD)
    known = {user.username: user for user in User.objects.all()}
    for person in STAFF:
        if person.username not in known:
            known[person.username] = User.objects.create(
                username=person.username,
                full_name=person.name,
                roles=[person.role],
                branch=branches.get(person.branch or ""),
                superior=known.get(person.superior or ""),
                email=f"{person.username}@dma.example",
                password=password,
                is_staff=person.role == Role.SYSTEM_ADMIN,
                is_superuser=person.role == Role.SYSTEM_ADMIN,
            )


def logins() -> list[tuple[str, str, str]]:
    """What the start page lists: username, role, name."""
    return [(p.username, role_label(p.role), p.name) for p in STAFF]
