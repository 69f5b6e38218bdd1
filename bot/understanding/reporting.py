"""The tables of `make evaluate`, as lines of Markdown."""

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bot.understanding.calibrating import alarm_group
from bot.understanding.danger import screen
from bot.understanding.readers.answers import read_act
from bot.understanding.texts import Example, Text, labelled
from bot.understanding.vocabulary import DANGERS, NEEDS

MARKS = ("<!-- made by make evaluate: from here -->", "<!-- to here -->")
LONG_WORDS = 50
SUMMARY_HEAD = [
    "Voices held out of everything: what `make evaluate` measured on them.",
    "",
    "| features | needs micro-F1 | macro-F1 | danger, model: explicit | oblique | false alarms: sounds like | ordinary | other "
    "| acts | acts with plain answers |",
    "|---|---|---|---|---|---|---|---|---|---|",
]


def _f1(right: int, said: int, shown: int) -> float:
    return 2 * right / max(1, said + shown)


def _need_counts(texts: list[Text], said: list[dict]) -> dict[str, tuple[int, int, int]]:
    """For each need: said rightly, said, shown."""
    return {
        need: (
            sum(need in s["shown"] and need in t.needs for t, s in zip(texts, said)),
            sum(need in s["shown"] for s in said),
            sum(need in t.needs for t in texts),
        )
        for need in NEEDS
    }


def _share(hits: list[bool]) -> str:
    return f"{100 * sum(hits) / len(hits):.1f} % of {len(hits)}" if hits else "none"


def _alarms(texts: list[Text], alarms: list[bool]) -> list[str]:
    """Recall on explicit and oblique dangers, false alarms on what sounds like danger and on the rest."""
    pairs = list(zip(texts, alarms))
    return [
        _share([alarm for text, alarm in pairs if text.dangers and text.manner == "explicit"]),
        _share([alarm for text, alarm in pairs if text.dangers and text.manner == "oblique"]),
        *(_share([a for text, a in pairs if alarm_group(text) == group]) for group in ("sounds_like", "ordinary", "other")),
    ]


def summary(name: str, asking: list[Example], acts: list[dict], texts: list[Text], said: list[dict]) -> list[str]:
    """One row a set of features."""
    counts = _need_counts(texts, said)
    micro = _f1(*(sum(column) for column in zip(*counts.values())))
    macro = np.mean([_f1(*count) for count in counts.values()])
    right = np.mean([s["act"] == e.act for e, s in zip(asking, acts)])
    plain = np.mean([(read_act(e.text, None) or s["act"]) == e.act for e, s in zip(asking, acts)])
    alarms = _alarms(texts, [s["kind"] is not None for s in said])
    return [f"| {name} | {micro:.3f} | {macro:.3f} | {' | '.join(alarms)} | {right:.3f} | {plain:.3f} |"]


def unseen(texts: list[Text], asking: list[Example], understand: Callable[[str], dict]) -> list[str]:
    """The model in use, phrases and all, on texts for judging alone (tests/understanding/unseen)."""
    said = [understand(text.text) for text in texts]
    kinds = {
        "danger said outright": lambda text: text.manner == "explicit",
        "hints of danger": lambda text: text.manner == "oblique",
        "figures of speech, denied, past": lambda text: text.manner == "near_miss" and not text.voice.startswith("intake_"),
        "whole intakes without danger": lambda text: text.voice.startswith("intake_"),
        "needs without danger": lambda text: text.topic == "needs" and not text.dangers,
    }
    rows = []
    for name, of in kinds.items():
        found = [(s, screen(text.text)) for text, s in zip(texts, said) if of(text)]
        rows.append(f"| {name} | {len(found)} | {_percent([bool(phrase) for _, phrase in found])} | "
                    f"{_percent([bool(s['danger']) for s, _ in found])} | {_percent([bool(s['danger'] or s['hint']) for s, _ in found])} |")
    told = [(text, s) for text, s in zip(texts, said) if text.topic == "needs"]
    micro = _f1(sum(len(t.needs & set(s["needs"])) for t, s in told), sum(len(s["needs"]) for _, s in told), sum(len(t.needs) for t, _ in told))
    right = [understand(example.text)["act"] == example.act for example in asking]
    return [
        "The model in use, on texts whose writers saw neither data nor phrases (`tests/understanding/unseen`):", "",
        "| texts | how many | phrases raise | phrases or model raise | raised, or before a person to read |", "|---|---|---|---|---|", *rows, "",
        f"Needs there: micro-F1 {micro:.3f} ({len(told)} texts). Acts: {_share(right)}.",
    ]


def _percent(hits: list[bool]) -> str:
    return f"{100 * sum(hits) / max(1, len(hits)):.1f} %"


def details(asking: list[Example], acts: list[dict], texts: list[Text], said: list[dict]) -> list[str]:
    """Label by label, for the features in use."""
    phrases = [screen(text.text) for text in texts]
    both = [bool(phrase or s["kind"]) for phrase, s in zip(phrases, said)]
    hinted = [bool(raised or s["hint"]) for raised, s in zip(both, said)]
    return [
        "| danger | explicit | oblique | false alarms: sounds like | ordinary | other |",
        "|---|---|---|---|---|---|",
        f"| phrases alone | {' | '.join(_alarms(texts, [bool(phrase) for phrase in phrases]))} |",
        f"| phrases or model, as in use | {' | '.join(_alarms(texts, both))} |",
        f"| these, or a hint that a person is asked to read | {' | '.join(_alarms(texts, hinted))} |",
        "",
        "| kind of danger | texts | raised | as this kind |",
        "|---|---|---|---|",
        *(_kind_row(kind, texts, phrases, said, both) for kind in DANGERS),
        "",
        "| need | texts | precision | recall | F1 |",
        "|---|---|---|---|---|",
        *(
            f"| {need} | {shown} | {right / max(1, told):.2f} | {right / max(1, shown):.2f} | {_f1(right, told, shown):.2f} |"
            for need, (right, told, shown) in _need_counts(texts, said).items()
        ),
        "",
        _long_texts(texts, said),
        "",
        "| act | texts | precision | recall | F1 |",
        "|---|---|---|---|---|",
        *_act_rows(asking, acts),
        "",
        "Commonest confusions of acts (meant → said): " + _confusions(asking, acts) + ".",
        "",
        f"Calibration (expected error of the stated confidence): acts {_act_error(asking, acts):.3f}, "
        f"needs {_need_error(texts, said):.3f}.",
        "",
    ]


def _long_texts(texts: list[Text], said: list[dict]) -> str:
    pairs = [(text, s) for text, s in zip(texts, said) if len(text.text.split()) > LONG_WORDS]
    counts = _need_counts([text for text, _ in pairs], [s for _, s in pairs]).values()
    micro = _f1(*(sum(numbers) for numbers in zip(*counts)))
    return f"Texts of more than {LONG_WORDS} words: needs micro-F1 {micro:.3f} ({len(pairs)} texts)."


def _kind_row(kind: str, texts: list[Text], phrases: list[str | None], said: list[dict], both: list[bool]) -> str:
    rows = [i for i, text in enumerate(texts) if kind in text.dangers]
    same = [kind in (phrases[i], said[i]["kind"]) for i in rows]
    return f"| {kind} | {len(rows)} | {_share([both[i] for i in rows])} | {_share(same)} |"


def _act_rows(asking: list[Example], acts: list[dict]) -> list[str]:
    shown, told = Counter(e.act for e in asking), Counter(s["act"] for s in acts)
    right = Counter(e.act for e, s in zip(asking, acts) if e.act == s["act"])
    return [
        f"| {act} | {n} | {right[act] / max(1, told[act]):.2f} | {right[act] / n:.2f} | {_f1(right[act], told[act], n):.2f} |"
        for act, n in sorted(shown.items())
    ]


def _confusions(asking: list[Example], acts: list[dict]) -> str:
    wrong = Counter(f"{e.act} → {s['act']}" for e, s in zip(asking, acts) if e.act != s["act"])
    return ", ".join(f"{pair} {count}" for pair, count in wrong.most_common(12))


def _error(sure: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error over ten bins."""
    bins = np.minimum((sure * 10).astype(int), 9)
    inside = [bins == number for number in range(10)]
    return float(sum(abs(sure[b].mean() - right[b].mean()) * b.mean() for b in inside if b.any()))


def _act_error(asking: list[Example], acts: list[dict]) -> float:
    right = np.array([s["act"] == e.act for e, s in zip(asking, acts)])
    return _error(np.array([s["confidence"] for s in acts]), right)


def _need_error(texts: list[Text], said: list[dict]) -> float:
    sure = np.array([[s["needs"][need] for need in NEEDS] for s in said])
    shown = np.array([[need in text.needs for need in NEEDS] for text in texts])
    return _error(sure.ravel(), shown.ravel())


def speed() -> list[str]:
    """Milliseconds a text for reading meaning and phrases, on one core, with the model in use."""
    from bot.understanding.parse import MODEL
    from bot.understanding.understander import Understander

    if not (MODEL / "understanding.json").is_file():
        return ["No trained model here: time not measured."]
    understander, taken = Understander.load(MODEL), []
    for text in labelled()[::20]:
        start = time.process_time()
        understander.understand(text.text)
        taken.append(1000 * (time.process_time() - start))
    p50, p95 = np.percentile(taken[3:], [50, 95])
    return [f"Time a text on one core: p50 {p50:.1f} ms, p95 {p95:.1f} ms ({len(taken)} texts)."]


def write(card: Path, report: str) -> None:
    """Puts the report between the marks of the model card; what people wrote around them stays."""
    before, _, rest = card.read_text(encoding="utf-8").partition(MARKS[0])
    _, _, after = rest.partition(MARKS[1])
    card.write_text(f"{before}{MARKS[0]}\n{report}\n{MARKS[1]}{after}", encoding="utf-8")
