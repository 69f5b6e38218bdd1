"""Our component of Rasa's pipeline, where no server is needed to see what it does; and the stub for TensorFlow."""

import json

from tests.dialogue.rasa_server import run

SCRIPT = """
import json, pathlib, tempfile
from bot.dialogue import environment
environment.prepare()
from rasa.shared.nlu.training_data.message import Message
from bot.dialogue import understanding_component as component

class Understander:
    def understand(self, text, asked):
        return {"act": "inform", "confidence": 0.5, "needs": ["money", "asb"], "danger": "suicide",
                "slots": {"name": asked, "children": {"count": 0, "ages": []}, "with_team": False, "phone": None}}

def reads(understander, **metadata):
    message = Message({"text": "some text", "metadata": metadata})
    component.UnderstandingClassifier(None, None, understander).process([message])
    return message.as_dict(only_output_properties=True)

given = {"act": "affirm", "confidence": 0.9, "needs": [], "danger": None, "slots": {}}
root = component.ROOT = pathlib.Path(tempfile.mkdtemp())
prints = [component.UnderstandingClassifier.fingerprint_addon({})]
for name in ("data/needs/money.yml", "data/danger/suicide.yml", "bot/understanding/x.py", "bot/understanding/readers/y.py", "bot/other.py"):
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("x")
    prints.append(component.UnderstandingClassifier.fingerprint_addon({}))
print(json.dumps({
    "given": reads(None, understanding=given),
    "own": reads(Understander(), asked="Kev"),
    "changes": [before != after for before, after in zip(prints, prints[1:])],
}))
"""

STUB = """
from bot.dialogue import environment
environment.prepare()
import tensorflow as tf
from abc import ABC
from keras.utils.control_flow_util import smart_cond
class Layer(tf.keras.layers.Layer, ABC):
    def call(self, given: tf.Tensor) -> tf.Tensor: ...
print(Layer.__name__, tf.__name__)
Layer()
"""


def test_what_the_component_tells_rasa_and_when_it_must_learn_again() -> None:
    ended = run("-c", SCRIPT)
    assert ended.returncode == 0, ended.stderr[-2000:]
    result = json.loads(ended.stdout)
    assert result["given"] == {"text": "some text", "intent": {"name": "affirm", "confidence": 0.9}, "entities": []}
    assert result["own"]["intent"] == {"name": "inform", "confidence": 0.5}
    assert result["own"]["entities"] == [
        {"entity": kind, "value": value, "start": 0, "end": 9}
        for kind, value in (
            ("need", "money"), ("need", "asb"), ("danger", "suicide"), ("name", "Kev"),
            ("children", {"count": 0, "ages": []}), ("with_team", False),
        )
    ]
    assert result["changes"] == [True, True, True, True, False]


def test_tensorflow_can_be_named_and_not_used() -> None:
    ended = run("-c", STUB)
    assert ended.stdout == "Layer tensorflow\n"
    assert "Layer needs TensorFlow, which this project leaves out" in ended.stderr.splitlines()[-1]
