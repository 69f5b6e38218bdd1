"""What every Rasa process of ours needs, before its first import of Rasa."""

import os
import sys
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def prepare() -> None:
    """Turns telemetry off, keeps arithmetic to one thread, and puts a stub where Rasa imports TensorFlow (half its start and most of its memory)."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # training has threads of its own; more only wait for one another
    os.environ["SQLALCHEMY_SILENCE_UBER_WARNING"] = "1"
    warnings.filterwarnings("ignore", category=DeprecationWarning)  # Rasa's libraries about one another
    stubs = str(ROOT / "bot/dialogue/stubs")
    sys.path.insert(0, stubs)
    # Training starts processes of its own, which only the environment reaches.
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (stubs, os.environ.get("PYTHONPATH"))))
