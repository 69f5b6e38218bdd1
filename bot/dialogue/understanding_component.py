"""What Rasa sees of bot/understanding: one component of the pipeline, its only interpreter."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, METADATA, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

if TYPE_CHECKING:
    from bot.understanding import Understander

ROOT = Path(__file__).resolve().parents[2]
TAUGHT_BY = ("data/needs/*.yml", "data/danger/*.yml", "bot/understanding/**/*.py")


def entities_of(understanding: dict[str, Any], length: int) -> list[dict[str, Any]]:
    """Needs, danger and slots of an understanding as Rasa's entities. They span the whole text, `length` characters."""
    found = [("need", need) for need in understanding["needs"]]
    found += [("danger", understanding["danger"])]
    found += understanding["slots"].items()
    return [
        {"entity": kind, "value": value, "start": 0, "end": length} for kind, value in found if value is not None
    ]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class UnderstandingClassifier(GraphComponent, IntentClassifier):
    """Takes the understanding that came with the message; works it out only where none did (`rasa shell`, `rasa test`)."""

    def __init__(self, storage: ModelStorage, resource: Resource, understander: Understander | None = None) -> None:
        self._storage = storage
        self._resource = resource
        self._understander = understander

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> UnderstandingClassifier:
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> UnderstandingClassifier:
        from bot.understanding import Understander

        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, Understander.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        """Fits the classifiers. Writes into Rasa's model storage and nowhere else, so a cross-validation fold or a
        cached training cannot spoil what the service uses."""
        from bot.understanding import training

        examples = [(example.get(TEXT), example.get(INTENT)) for example in training_data.intent_examples]
        with self._storage.write_to(self._resource) as folder:
            training.train(examples, folder)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets intent and entities on each message."""
        for message in messages:
            text = message.get(TEXT) or ""
            metadata = message.get(METADATA) or {}
            understanding = metadata.get("understanding") or self._understand(text, metadata.get("asked"))
            intent = {
                INTENT_NAME_KEY: understanding["act"],
                PREDICTED_CONFIDENCE_KEY: understanding["confidence"],
            }
            message.set(INTENT, intent, add_to_output=True)
            message.set(ENTITIES, entities_of(understanding, len(text)), add_to_output=True)
        return messages

    def _understand(self, text: str, asked: str | None) -> dict[str, Any]:
        if self._understander is None:
            raise RuntimeError("The understanding was asked before it was trained.")
        return self._understander.understand(text, asked)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Needs and dangers are taught by files Rasa does not know, so a change there must count as a change."""
        digest = hashlib.sha256()
        for path in sorted(path for pattern in TAUGHT_BY for path in ROOT.glob(pattern)):
            digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()
