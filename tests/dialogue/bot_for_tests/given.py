"""The test bot's interpreter: our own component, with nothing to learn. Every text comes with its understanding."""

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.dialogue.understanding_component import UnderstandingClassifier


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Given(UnderstandingClassifier):
    """Takes what is given; a text without an understanding says nothing."""

    @classmethod
    def load(cls, *args: Any, **kwargs: Any) -> "Given":
        return cls.create(*args, **kwargs)

    def _understand(self, text: str, asked: str | None) -> dict[str, Any]:
        return {"act": "inform", "confidence": 0.0, "needs": [], "danger": None, "slots": {}}
