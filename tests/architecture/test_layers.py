"""Imports go down the list of layers: never sideways, never up, never inside a function."""

import ast

from django.apps import apps

from tests.architecture.tree import APPS, LEVEL, ROOT, code_files, functions, imports, name, parsed

#: From another app only these may be imported (accounts.roles and reach are the shared words).
DOORS = {"models", "selectors", "services", "roles", "reach"}


def crossings():
    for path in code_files():
        own = path.relative_to(ROOT).parts[0]
        for _, module in imports(parsed(path)):
            other = module.split(".")[0]
            if other in APPS and other != own:
                yield path, own, other, module


def test_imports_go_down():
    wrong = [
        f"{name(path)}: {module}"
        for path, own, other, module in crossings()
        if LEVEL[other] >= LEVEL[own] and not (own == "core" and other == "dma")
    ]
    assert wrong == []


def test_only_the_doors_of_another_app_are_used():
    wrong = [
        f"{name(path)}: {module}"
        for path, own, other, module in crossings()
        if own != "dma"
        and other != "core"
        and module.count(".")
        and module.split(".")[1] not in DOORS
    ]
    assert wrong == []


def test_no_import_hides_in_a_function():
    wrong = [
        f"{name(path)}:{node.lineno}"
        for path in code_files()
        for function in functions(parsed(path))
        for node, _ in imports(function)
    ]
    assert wrong == []


def test_no_relative_imports():
    wrong = [
        name(path)
        for path in code_files()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert wrong == []


def test_foreign_keys_go_down():
    ours = [model for model in apps.get_models() if model._meta.app_label in LEVEL]
    wrong = [
        f"{model._meta.label}.{field.name}"
        for model in ours
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model is not None
        and field.related_model._meta.app_label in LEVEL
        and field.related_model._meta.app_label != model._meta.app_label
        and LEVEL[field.related_model._meta.app_label] >= LEVEL[model._meta.app_label]
    ]  # fmt: skip
    assert wrong == []
