"""What is shown instead of a sensitive value; every door uses these and nothing else."""

import re


def name(value: str) -> str:
    """张*三, 张*; the first letter of a Latin name."""
    if len(value) < 2:
        return "*" if value else ""
    if value.isascii() or len(value) == 2:
        return f"{value[0]}*"
    return f"{value[0]}{'*' * min(len(value) - 2, 3)}{value[-1]}"


def phone(value: str) -> str:
    """138****1402."""
    if len(value) < 8:
        return "*" * len(value)
    return f"{value[:3]}****{value[-4:]}"


def id_number(value: str) -> str:
    """1…X."""
    return f"{value[0]}{'*' * 16}{value[-1]}" if value else ""


def email(value: str) -> str:
    """The first three characters and the domain."""
    local, at, domain = value.rpartition("@")
    return f"{local[:3] if len(local) > 3 else local[:1]}***{at}{domain}" if at else ""


def address(region: str, detail: str) -> str:
    """The district, nothing finer."""
    return f"{region} ****" if detail else region


def digits(text: str) -> str:
    """Free text with whatever could be a telephone or identity number masked."""
    return re.sub(r"\d{7,}[\dXx]?", lambda found: phone(found.group()), text)
