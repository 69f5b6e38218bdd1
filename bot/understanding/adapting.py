"""Makes adapter.npz: teaches the encoder residents' texts. Run by hand, seldom, outside `make train`:

    uv run --no-project --with jax --with tokenizers --with pyyaml --with phonenumbers python -m bot.understanding.adapting

It needs JAX, which no environment of ours holds, and half an hour on two free cores. The voices in texts.QUIET_VOICES stay
unseen. Afterwards put the new sha256 into adapter.py and train again.
"""

import hashlib
import json
import random
import struct
from collections.abc import Iterator

import jax
import jax.numpy as jnp
import numpy as np
from tokenizers import Tokenizer

from bot.understanding.adapter import ADAPTER
from bot.understanding.augment import joined, worse_typed
from bot.understanding.encoder import TOKENIZER, _checked
from bot.understanding.normalise import readable
from bot.understanding.pieces import shorten
from bot.understanding.texts import QUIET_VOICES, Text, examples, labelled
from bot.understanding.training import EMPTY_ACTS, NEVER_LEARNT, story_answers
from bot.understanding.vocabulary import ACTS, DANGERS, NEEDS

RANK, ROUNDS, BATCH, RATE, DROPOUT, HEADS_FASTER = 16, 5, 32, 1e-3, 0.1, 5.0
LENGTHS = (8, 16, 24, 32, 48, 64, 96)
LEARNT_ACTS = [act for act in ACTS if act != NEVER_LEARNT]
MATRICES = ("attention.self.query", "attention.self.key", "attention.self.value",
            "attention.output.dense", "intermediate.dense", "output.dense")  # fmt: skip
FIRST = ("embeddings.LayerNorm.weight", "embeddings.LayerNorm.bias")


def float_weights() -> dict:
    """The encoder's weights as they were published, in full precision, from the tokenizer's package."""
    raw = _checked(*TOKENIZER).with_name("model.safetensors").read_bytes()
    size = struct.unpack("<Q", raw[:8])[0]
    entries = {name: e for name, e in json.loads(raw[8 : 8 + size]).items() if e.get("dtype") == "F32"}
    return {
        name.removeprefix("bert."): jnp.array(
            np.frombuffer(raw[slice(*(8 + size + at for at in e["data_offsets"]))], np.float32).reshape(e["shape"])
        )
        for name, e in entries.items()
    }


def normed(x, weights, bias):
    x = x - x.mean(-1, keepdims=True)
    return x / jnp.sqrt((x * x).mean(-1, keepdims=True) + 1e-12) * weights + bias


def encode(weights, adapter, ids, mask, key):
    """What encoder.py computes, with `adapter` beside the weights and dropout while learning."""

    def times(x, layer, name):
        full = f"encoder.layer.{layer}.{name}"
        down, up = adapter[6 * layer + MATRICES.index(name)]
        return x @ weights[f"{full}.weight"].T + weights[f"{full}.bias"] + (x @ down) @ up

    def dropped(x, key):
        return x * jax.random.bernoulli(key, 1 - DROPOUT, x.shape) / (1 - DROPOUT)

    rows, length = ids.shape
    x = weights["embeddings.word_embeddings.weight"][ids] + weights["embeddings.position_embeddings.weight"][:length]
    x = normed(x + weights["embeddings.token_type_embeddings.weight"][0], *(weights[name] for name in FIRST))
    hidden = jnp.where(mask[:, None, None, :] > 0, 0.0, -1e9)
    for layer in range(6):
        key, first, second = jax.random.split(key, 3)
        norms = [f"encoder.layer.{layer}.{part}.LayerNorm." for part in ("attention.output", "output")]
        q, k, v = (times(x, layer, name).reshape(rows, length, 12, 32).transpose(0, 2, 1, 3) for name in MATRICES[:3])
        seen = jax.nn.softmax(q @ k.transpose(0, 1, 3, 2) / np.sqrt(32) + hidden, -1) @ v
        seen = seen.transpose(0, 2, 1, 3).reshape(rows, length, 384)
        x = x + dropped(times(seen, layer, MATRICES[3]), first)
        x = normed(x, weights[norms[0] + "weight"], weights[norms[0] + "bias"])
        wide = jax.nn.gelu(times(x, layer, MATRICES[4]), approximate=False)
        x = x + dropped(times(wide, layer, MATRICES[5]), second)
        x = normed(x, weights[norms[1] + "weight"], weights[norms[1] + "bias"])
    mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
    return mean / jnp.linalg.norm(mean, axis=1, keepdims=True)


def batches(number: int) -> Iterator[tuple]:
    """One round's batches: (ids, mask, act answers, story answers, which stories count), half of the texts worse typed."""
    rng = random.Random(number)
    loud = [text for text in labelled() if text.voice not in QUIET_VOICES]
    asking = [e for e in examples() if e.voice not in QUIET_VOICES and e.act != NEVER_LEARNT]
    told = [joined(text, rng.choice(loud), number) if rng.random() < 0.12 else text for text in loud]
    items = [(text, "inform" if rng.random() < 0.12 else "", 1.0) for text in told]
    items += [(_empty(e.text, e.voice), e.act, float(e.act in EMPTY_ACTS)) for e in asking]
    rng.shuffle(items)
    tokenizer = Tokenizer.from_file(str(_checked(*TOKENIZER)))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LENGTHS[-1])
    typed = [worse_typed(item[0].text, number) if rng.random() < 0.4 else item[0].text for item in items]
    ids = [tokenizer.encode(readable(shorten(text))).ids for text in typed]
    order = [i for at in range(0, len(ids), 640) for i in sorted(range(at, min(at + 640, len(ids))), key=lambda i: len(ids[i]))]
    groups = [order[at : at + BATCH] for at in range(0, len(order) - BATCH, BATCH)]
    rng.shuffle(groups)
    for group in groups:
        length = next(size for size in LENGTHS if size >= max(len(ids[i]) for i in group))
        padded = np.array([ids[i] + [0] * (length - len(ids[i])) for i in group], np.int32)
        acts = np.array([[items[i][1] == act for act in LEARNT_ACTS] for i in group], np.float32)
        stories = story_answers([items[i][0] for i in group]).astype(np.float32)
        counts = np.array([items[i][2] for i in group], np.float32)
        yield padded, (padded > 0).astype(np.float32), acts, stories, counts


def _empty(text: str, voice: str) -> Text:
    return Text(text, frozenset(), frozenset(), voice, "", "")


def loss(learnt, weights, ids, mask, acts, stories, counts, key):
    rows = encode(weights, learnt["adapter"], ids, mask, key) * 10
    act = jax.nn.log_softmax(rows @ learnt["acts"][:-1] + learnt["acts"][-1])
    story = rows @ learnt["stories"][:-1] + learnt["stories"][-1]
    wrong = (jnp.logaddexp(0, story) - stories * story).sum(1) * counts
    return (wrong.sum() - (act * acts).sum()) / len(ids)


@jax.jit
def step(learnt, slow, square, at, rate, weights, batch, key):
    """One step of Adam; what is thrown away afterwards (the heads) learns faster than the adapter."""
    cost, slope = jax.value_and_grad(loss)(learnt, weights, *batch, key)
    slow = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, slow, slope)
    square = jax.tree.map(lambda v, g: 0.98 * v + 0.02 * g * g, square, slope)

    def moved(path, p, m, v):
        mine = rate * (1 if path[0].key == "adapter" else HEADS_FASTER)
        return p * (1 - 0.01 * rate) - mine * (m / (1 - 0.9**at)) / (jnp.sqrt(v / (1 - 0.98**at)) + 1e-8)

    return jax.tree_util.tree_map_with_path(moved, learnt, slow, square), slow, square, cost


def main() -> None:
    weights, start, key = float_weights(), np.random.RandomState(0), jax.random.PRNGKey(0)
    shapes = [(384, 384)] * 4 + [(384, 1536), (1536, 384)]
    learnt = {
        "adapter": [
            (jnp.array(start.randn(rows, RANK) / np.sqrt(rows), jnp.float32), jnp.zeros((RANK, columns)))
            for _ in range(6)
            for rows, columns in shapes
        ],
        "acts": jnp.zeros((385, len(LEARNT_ACTS))),
        "stories": jnp.zeros((385, len(NEEDS) + len(DANGERS) + 1)).at[-1].set(-2.5),
    }
    slow, square, at = jax.tree.map(jnp.zeros_like, learnt), jax.tree.map(jnp.zeros_like, learnt), 0
    total = ROUNDS * sum(1 for _ in batches(0))
    for number in range(ROUNDS):
        for batch in batches(number):
            at += 1
            rate = RATE * min(1, at / 60) * max(0.02, 1 - at / total)
            key, this = jax.random.split(key)
            learnt, slow, square, cost = step(learnt, slow, square, float(at), rate, weights, batch, this)
            if at % 50 == 0:
                print(f"{at} of {total}: {float(cost):.3f}", flush=True)
    pairs = enumerate(learnt["adapter"])
    kept = {f"{n}.{side}": np.array(m, np.float16) for n, pair in pairs for side, m in zip("ab", pair)}
    np.savez_compressed(ADAPTER, **kept)  # type: ignore[arg-type]
    print(f"{ADAPTER.name}: sha256 {hashlib.sha256(ADAPTER.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
