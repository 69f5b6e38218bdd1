"""Every text the bot can say, filled in with the longest values that are plausible: `python -m tests.booklet` writes docs/words.md.

The words are product: they are read there as a whole, and a test holds the page to the code.
"""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from actions import domain
from actions.words import NEED_WORDS
from actions.words import summary_said as words_of_summary
from bot import words
from bot.channels.segments import segments, to_gsm7
from bot.settings import ROOT

with warnings.catch_warnings():  # of how it finds its own files
    warnings.simplefilter("ignore")
    import textstat

FILE = ROOT / "docs" / "words.md"
LONGEST = {
    "first_name": "Bartholomew",
    "office": "01632 960100", "time": "10.30am on 23 December", "read_by": "10.30am on 23 December", "day": "23 December",
    "needs_said": "things getting on top of you at home, the rent or your home's costs and what you told us",
    "summary_said": words_of_summary(
        {"needs": sorted(NEED_WORDS, key=lambda need: len(NEED_WORDS[need]))[-2:], "name": "Christopher Rowland-Smythe", "postcode": "ST10 4NB",
         "sharing": "ask_first", "left_out": ["social services"]}),
    "reference": "WWW-WWW", "key_worker": "Christopher", "team": "Central", "postcode": "ST10 4NB",
    "council": "Newcastle-under-Lyme Borough Council", "council_reach": "0345 605 3010, www.staffsmoorlands.gov.uk",
}
OTHER_LETTERS = "utter_interpreter_"  # fixed lines in other languages; some need another alphabet than GSM-7
HEADING = """# What the bot says

Made by `python -m tests.booklet`; a test fails when it is out of date. Every text with its longest plausible values, as it is
sent by SMS. At most 2 segments each; GSM-7 but for the lines in other languages (those are drafts until a native speaker has
checked them). A reply may be one line of "said first" and the question after it: their sum is tested too. "Grade" is the
school year that reads it with ease (Flesch and Kincaid, by textstat; years of school in the United States): 6 is age 11.
"""


@dataclass(frozen=True)
class Text:
    """One text as it goes out."""

    name: str
    when: str  # the condition of this variation, in words; empty for the usual one
    text: str

    @property
    def size(self) -> str:
        found = segments(self.text)
        return f"{found.count} {found.encoding}"

    @property
    def grade(self) -> float | None:
        """Flesch-Kincaid reading grade; None for other languages, which it cannot judge. Each line is a sentence at least."""
        if self.name.startswith(OTHER_LETTERS):
            return None
        return max(0.0, round(textstat.flesch_kincaid_grade(self.text.replace("\n", ". ")), 1))


def responses() -> Iterator[Text]:
    """The texts of domain.yml."""
    for name, variations in domain.load()["responses"].items():
        for variation in variations:
            when = ", ".join(
                one["name"].replace("_", " ") if one["value"] else f"not {one['name'].replace('_', ' ')}"
                for one in variation.get("condition", ())
            )
            yield Text(name, when, to_gsm7(variation["text"].format(**LONGEST)))


def fixed() -> Iterator[Text]:
    """The texts of bot/words.py, said without the dialogue."""
    for name, value in sorted(vars(words).items()):
        if not name.isupper() or name == "DANGER_NAMES":
            continue
        for key, text in value.items() if isinstance(value, dict) else [("", value)]:
            if isinstance(text, str) and " " in text:
                yield Text(name.strip("_"), str(key).replace("_", " "), to_gsm7(text.format(**LONGEST)))


def page() -> str:
    """docs/words.md, whole."""
    lines = [HEADING, "## In the conversation (domain.yml)", *_table(responses()), "", "## Fixed (bot/words.py)", *_table(fixed())]
    return "\n".join(lines) + "\n"


def _table(texts: Iterator[Text]) -> list[str]:
    rows = [f"| {text.name} | {text.when} | {text.text.replace(chr(10), ' / ')} | {text.size} | {_graded(text)} |" for text in texts]
    return ["", "| name | when | text | segments | grade |", "|---|---|---|---|---|", *rows]


def _graded(text: Text) -> str:
    return "" if text.grade is None else f"{text.grade:.0f}"


if __name__ == "__main__":
    FILE.write_text(page())
