"""The files a council edits (data/reference/), read with errors that somebody without programming can act on.

`python -m bot.reference` checks them all, and so does the starter: a typing slip is found before residents meet it.
"""

import importlib
import sys
from typing import Any

import yaml

from bot.settings import ROOT

FOLDER = ROOT / "data" / "reference"
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LOADERS = ("bot.contacts", "bot.hours", "bot.rota", "bot.services", "bot.worries")  # each has load(): reads its file strictly


class ReferenceDataError(Exception):
    """A file of data/reference cannot be used. The message is one line: the file, the place in it, and what is wrong."""


class _Strict(yaml.SafeLoader):
    """YAML itself takes the last of two equal names in silence; a day written twice is a slip."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        names = [self.construct_object(key, deep=True) for key, _ in node.value]  # type: ignore[no-untyped-call]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise yaml.MarkedYAMLError(problem=f"'{twice}' stands there twice", problem_mark=node.start_mark)
        return super().construct_mapping(node, deep)


def parse(text: str, file: str, names: tuple[str, ...]) -> dict[str, Any]:
    """The mapping in a file's text, which may hold these names and no others. Raises ReferenceDataError."""
    try:
        data = yaml.load(text, _Strict)
    except yaml.YAMLError as error:
        mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
        line = f" near line {mark.line + 1}" if mark else ""
        raise ReferenceDataError(f"{file}{line}: {problem or 'this is not YAML'}.") from None
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise ReferenceDataError(f"{file}: it should hold names and values, like \"{names[0]}: …\".")
    unknown = next((name for name in data if name not in names), None)
    if unknown is not None:
        raise ReferenceDataError(f"{file}: '{unknown}' is not known here. Known are: {', '.join(names)}.")
    return data


def check() -> list[str]:
    """Reads every file strictly; what is wrong, one line each."""
    problems = []
    for name in LOADERS:
        try:
            importlib.import_module(name).load()
        except (ReferenceDataError, OSError) as error:
            problems.append(str(error))
    return problems


if __name__ == "__main__":
    from bot import reference  # not this very module: run by name it is another one, with errors of its own

    sys.exit("\n".join(reference.check()) or None)
