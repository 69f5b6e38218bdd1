"""Every text the bot can say: the domain's responses, the fixed words, and what the service writes in its own code."""

import ast
import re
from pathlib import Path

import yaml

from bot import words
from bot.settings import ROOT

SPEAKS = ("say", "utter_message", "safety_words")  # calls whose words reach a resident
FILES = [*sorted((ROOT / "actions").glob("*.py")), *sorted((ROOT / "bot").glob("*.py"))]
FILLED = {"kind": "suicide", "office": "01632 960100", "time": "2.40pm", "first_name": "Priya"}


def responses() -> dict[str, str]:
    """utter_… and its number → its words, as they stand in domain.yml."""
    domain = yaml.safe_load((ROOT / "domain.yml").read_text())
    return {f"{name} {number}": response["text"] for name, variants in domain["responses"].items()
            for number, response in enumerate(variants)}


def fixed() -> dict[str, str]:
    """bot/words.py: every constant, and the safety words of every kind both with the promise and without."""
    found = {}
    for name, value in vars(words).items():
        if name.isupper() and isinstance(value, str):
            found[name] = value
        elif name.isupper() and isinstance(value, dict):
            found |= {f"{name} {key}": text for key, text in value.items()}
    from bot import clock

    for kind in words.DANGER_NAMES:
        found[f"safety {kind}, told"] = words.safety_words(kind, told=True, read_by=clock.now())
        found[f"safety {kind}, not told"] = words.safety_words(kind, told=False, read_by=None)
    return {name: text for name, text in found.items() if not name.startswith("DANGER_NAMES")}


def in_code() -> dict[str, str]:
    """What calls of `say` and `utter_message` hold as words of their own; {…} stands for what is filled in."""
    found = {}
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in SPEAKS:
                for argument in [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg == "text")]:
                    if (text := _text(argument)) and " " in text:
                        found[f"{path.relative_to(ROOT)}:{argument.lineno}"] = text
    return found


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) if isinstance(part, ast.Constant) else "{…}" for part in node.values)
    if isinstance(node, ast.BinOp):
        return _text(node.left) + _text(node.right)
    return ""


def everything() -> dict[str, str]:
    """Where it stands → what it says."""
    return responses() | fixed() | in_code()


def questions() -> dict[str, str]:
    """What asks for an answer."""
    return {name: text for name, text in everything().items() if "?" in text}


def options(text: str) -> list[str]:
    """The labels a question offers: "1 Any time" → "Any time"; "Reply 1 for now, 2 for later" → "now", "later"; "say skip"."""
    numbered = re.findall(r"(?m)^\d (.+)$", text)
    for_ = re.findall(r"\b\d for (\w+)", text)
    said = re.findall(r"\b(?:say|reply|text|write) (?:\"|')?(\w+)", text, re.IGNORECASE)
    return [*numbered, *for_, *said]


def templates() -> list[Path]:
    return sorted((ROOT / "bot" / "templates" / "webchat").rglob("*.html"))
