"""Reads the training texts that council staff edit: data/needs/*.yml, data/danger/*.yml, data/nlu/*.yml."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.understanding.vocabulary import DANGERS, NEEDS

DATA = Path(__file__).resolve().parents[2] / "data"

# Whole voices that the encoder's adapter never saw and thresholds are chosen on; `make evaluate` judges by them too.
QUIET_VOICES = frozenset(
    {"anxious_apologising", "older_man_blunt", "polish_english", "txt_speak", "voice_dictated", "worried_relative",
     "behind_the_door", "benefit_board", "landline_message", "long_waiting_list", "low_tide", "relationship_board",
     "split_in_two", "street_corner"}
)


class TextsError(Exception):
    """A training file is not in its form. The message names file, text and what is wrong."""


@dataclass(frozen=True)
class Text:
    """One resident's text with everything it shows."""

    text: str
    needs: frozenset[str]
    dangers: frozenset[str]
    voice: str
    topic: str  # the file's name
    manner: str  # danger files: explicit, oblique or near_miss; else plain


@dataclass(frozen=True)
class Example:
    """One text that teaches an act (a Rasa intent)."""

    text: str
    act: str
    voice: str


def labelled(data: Path = DATA) -> list[Text]:
    """Every text of data/needs and data/danger, in the order of the files. Raises TextsError."""
    files = [*sorted((data / "needs").glob("*.yml")), *sorted((data / "danger").glob("*.yml"))]
    found: dict[str, Text] = {}
    for file in files:
        if file.name == "phrases.yml":
            continue
        for block in _read(file)["texts"]:
            for line in block["lines"].splitlines():
                text = _text(line, file, block)
                found.setdefault(text.text, text)
    return list(found.values())


def examples(data: Path = DATA) -> list[Example]:
    """Every example of data/nlu with its voice, as Rasa reads them."""
    out = []
    for file in sorted((data / "nlu").glob("*.yml")):
        for block in _read(file).get("nlu", []):
            voice = (block.get("metadata") or {}).get("voice", file.stem)
            lines = [line.strip() for line in block.get("examples", "").splitlines()]
            out += [Example(line[2:], block["intent"], voice) for line in lines if line.startswith("- ")]
    return out


def _read(file: Path) -> dict:
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise TextsError(f"{file.name} is not YAML: {error}") from error


def _text(line: str, file: Path, block: dict) -> Text:
    """One line: the text, a bar, its labels."""
    text, bar, labels = line.rpartition("|")
    names = labels.split()
    needs = frozenset(name for name in names if not name.startswith("!"))
    dangers = frozenset(name[1:] for name in names if name.startswith("!"))
    if not bar or not text.strip() or needs - set(NEEDS) or dangers - set(DANGERS):
        raise TextsError(f"{file.name}: “{line.strip()}” must be a text, a bar and known labels.")
    return Text(text.strip(), needs, dangers, block["voice"], file.stem, block.get("manner", "plain"))
