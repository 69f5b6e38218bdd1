"""Tunes the encoder to this work without shipping another one: a small low-rank correction to each of its matrices.

`adapter.npz` (1.3 MB, made by adapting.py from data/ and checked by its sha256) is added to the weights of the checked
model in memory; nothing on disk changes. The model keeps its matrices as whole numbers of 8 bits with a scale a column.
"""

import hashlib
from pathlib import Path

import numpy as np

ADAPTER = Path(__file__).with_name("adapter.npz")
SHA256 = "619b704f8878c7eb83bbbde9580629087ed6e8287c7d0d411853ba63f6c0a574"
SHAPES = [(384, 384)] * 4 + [(384, 1536), (1536, 384)]  # query, key, value, out, up, down: the order in the model
# Numbers of the fields of an ONNX file (its format is protobuf) that lead to a weight's bytes.
GRAPH, INITIALIZER, NAME, RAW_DATA = 7, 5, 8, 9


class AdapterError(Exception):
    """The adapter is not the file that was checked."""


def adapt(model: bytes, adapter: Path = ADAPTER, sha256: str = SHA256) -> bytes:
    """The same model with the correction added to its weights. Raises AdapterError for another file than expected."""
    if hashlib.sha256(adapter.read_bytes()).hexdigest() != sha256:
        raise AdapterError(f"{adapter.name} is not the file that was checked (sha256 differs).")
    out = bytearray(model)
    places = _initializers(memoryview(model))
    matrices = [name for name in places if name.startswith("val_") and name.endswith("_q")]
    with np.load(adapter) as low_rank:
        for at, name in enumerate(sorted(matrices, key=lambda name: int(name.split("_")[1]))):
            shape = SHAPES[at % len(SHAPES)]
            whole, scale = places[name], places[name.replace("_q", "_scale")]
            weights = np.frombuffer(model, np.int8, shape[0] * shape[1], whole).reshape(shape)
            weights = weights * np.frombuffer(model, np.float32, shape[1], scale).astype(np.float64)
            weights += low_rank[f"{at}.a"].astype(np.float64) @ low_rank[f"{at}.b"].astype(np.float64)
            scales = (np.abs(weights).max(axis=0) / 127).astype(np.float32)
            rounded = np.rint(weights / scales).astype(np.int8)
            out[whole : whole + rounded.nbytes] = rounded.tobytes()
            out[scale : scale + scales.nbytes] = scales.tobytes()
    return bytes(out)


def _initializers(model: memoryview) -> dict[str, int]:
    """Where in the file the bytes of each named weight begin."""
    found = {}
    for number, start, end in _fields(model, 0, len(model)):
        if number != GRAPH:
            continue
        for inner, first, last in _fields(model, start, end):
            if inner == INITIALIZER:
                parts = {part: (a, b) for part, a, b in _fields(model, first, last)}
                if NAME in parts and RAW_DATA in parts:
                    found[bytes(model[slice(*parts[NAME])]).decode()] = parts[RAW_DATA][0]
    return found


def _fields(model: memoryview, at: int, end: int):  # type: ignore[no-untyped-def]
    """Each field of a protobuf message: its number, and where its bytes start and end."""
    while at < end:
        key, at = _varint(model, at)
        kind = key & 7
        if kind == 0:
            _, after = _varint(model, at)
        elif kind == 2:
            length, at = _varint(model, at)
            after = at + length
        else:
            after = at + (8 if kind == 1 else 4)
        yield key >> 3, at, after
        at = after


def _varint(model: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = model[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
