"""The pages of docs/ that are made from the code: machines, clocks, permissions."""

from collections.abc import Iterator

from django.apps import apps
from django.utils import translation

from accounts.roles import RIGHTS, Right, Role, role_label
from core.workflow import StepSpec, Workflow, fsm_fields, steps_of
from sla.table import RULES, handbook

HEAD = "<!-- Made by `make docs`; edit the code instead. -->\n\n"


def pages() -> dict[str, str]:
    """File name → content, in both languages where words are shown."""
    with translation.override("zh-hans"):
        return {
            "states.md": HEAD + states(),
            "clocks.md": HEAD + clocks(),
            "permissions.md": HEAD + permissions(),
        }


def machines() -> list[type[Workflow]]:
    """Every model with a state, by name."""
    found = [model for model in apps.get_models() if issubclass(model, Workflow)]
    return sorted(found, key=lambda model: model._meta.label_lower)


def states() -> str:
    """One drawing and one table for each machine."""
    parts = ["# State machines\n"]
    for model in machines():
        field = model._meta.get_field(fsm_fields(model)[0])
        labels = {str(value): str(label) for value, label in field.flatchoices}
        parts.append(f"\n## {model._meta.label} · {model._meta.verbose_name}\n")
        parts.append("```mermaid\nstateDiagram-v2\n" + "".join(_drawing(model, labels)) + "```\n")
        parts.append("| step | label | who | from | to |\n|---|---|---|---|---|\n")
        parts.extend(_row(spec) for spec in steps_of(model).values())
    return "\n".join(parts[:1]) + "".join(f"\n{part}" for part in parts[1:])


def _drawing(model: type[Workflow], labels: dict[str, str]) -> Iterator[str]:
    field = model._meta.get_field(fsm_fields(model)[0])
    for value, label in labels.items():
        yield f"    {value} : {label}\n"
    yield f"    [*] --> {field.default}\n"
    for spec in steps_of(model).values():
        for source in spec.sources:
            yield f"    {source} --> {spec.target or source} : {spec.name}\n"


def _row(spec: StepSpec) -> str:
    who = ", ".join(sorted(spec.roles)) if len(spec.roles) < len(Role) else "everyone"
    target = spec.target or "—"
    return f"| `{spec.name}` | {spec.label} | {who} | {', '.join(spec.sources)} | {target} |"


def clocks() -> str:
    """The timing table as it is enforced (version 1 of every policy)."""
    lines = [
        "# Clocks\n",
        "The first 22 rows are the handbook's appendix. Policies in the database may have replaced"
        " version 1; the back office shows what is in force.\n",
        "| code | 节点 | time | owner | starts | ends | ladder |",
        "|---|---|---|---|---|---|---|",
    ]
    for rule in (*handbook(), *(r for r in RULES.values() if r not in handbook())):
        starts = "<br>".join(f"`{event}`" for event in rule.starts)
        closes = "<br>".join(f"`{event}`" for event in rule.closes)
        lines.append(
            f"| `{rule.code}` | {rule.label_zh} | {rule.text} | {role_label(rule.owner_role)} |"
            f" {starts} | {closes} | {rule.ladder.name} |"
        )
    return "\n".join(lines) + "\n"


def permissions() -> str:
    """Which role opens which screens, and which steps each role may do."""
    lines = ["# Permissions\n", "## Screens\n", "| right | roles |", "|---|---|"]
    for right in Right:
        who = "、".join(str(role.label) for role in Role if role in RIGHTS[right])
        lines.append(f"| `{right}` {right.label} | {who} |")
    lines += ["\n## Steps\n", "| role | steps |", "|---|---|"]
    for role in Role:
        mine = [
            f"`{model._meta.label_lower}.{spec.name}`"
            for model in machines()
            for spec in steps_of(model).values()
            if role in spec.roles
        ]
        lines.append(f"| {role.label} `{role}` | {', '.join(mine)} |")
    return "\n".join(lines) + "\n"
