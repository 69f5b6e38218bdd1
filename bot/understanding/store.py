"""Keeps what the encoder said about a text, so that training again costs no second reading."""

import hashlib
import os
from pathlib import Path

import numpy as np

from bot.understanding.adapter import SHA256, SIZE
from bot.understanding.encoder import Encoder, Span

FOLDER = Path(__file__).resolve().parents[2] / ".run" / "embeddings"


class EmbeddingStore:
    """Rows by a hash of what was read, in one file outside the repository (UNDERSTANDING_CACHE, or .run/embeddings)."""

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or Path(os.environ.get("UNDERSTANDING_CACHE") or FOLDER)
        self.file = folder / f"{SHA256[:12]}.npz"
        self.known: dict[bytes, np.ndarray] = {}
        if self.file.is_file():
            with np.load(self.file) as kept:
                self.known = dict(zip(kept["keys"].tolist(), np.split(kept["rows"], kept["ends"][:-1])))

    def encode(self, items: list[tuple[str, list[Span]]]) -> list[np.ndarray]:
        """As Encoder.encode_many; only what was never seen before is read."""
        keys = [hashlib.md5(f"{text}\0{spans}".encode("utf-8", "replace")).hexdigest().encode() for text, spans in items]
        missing = {key: item for key, item in zip(keys, items) if key not in self.known}
        if missing:
            self.known.update(zip(missing, Encoder().encode_many(list(missing.values()))))
            self._save()
        return [self.known[key] for key in keys]

    def _save(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        temporary = self.file.with_suffix(f".{os.getpid()}")
        rows = np.concatenate([*self.known.values(), np.empty((0, SIZE), np.float32)])
        ends = np.cumsum([len(row) for row in self.known.values()])
        with temporary.open("wb") as file:
            np.savez(file, keys=np.array(list(self.known)), rows=rows.astype(np.float32), ends=ends)
        temporary.replace(self.file)
