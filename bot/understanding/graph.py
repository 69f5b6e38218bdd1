"""Writes the encoder as an ONNX file in memory: products in whole numbers, fused operators, nothing spare.

Multiplying whole numbers takes two thirds of the time of fractions. Weights have 7 bits, for with 8 the sums of two products
overflow on processors without VNNI, and a text would read differently on another machine. Each token has a scale of its
own, so that a loud one does not drown its neighbours. ONNX files are protobuf; the few kinds of message needed are written
here by hand, which saves both environments the `onnx` package.
"""

import numpy as np

from bot.understanding.adapter import HEADS, LAYERS, SIZE, TINY, Layer

ONNX_IR, ONNX_OPSET = 8, 18
FUSED = "com.microsoft"  # operators that onnxruntime brings along
TYPES = {"float32": 1, "uint8": 2, "int8": 3, "int64": 7}
STEPS = 63  # weights are whole numbers from −63 to 63
LOUDNESS, MIDDLE = 127, 128  # tokens are whole numbers up to 127 either side of 128
# Numbers of the fields of ONNX's messages.
NODE, NAME, INITIALIZER, INPUT, OUTPUT = 1, 2, 5, 11, 12


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes([*out, number])


def _field(number: int, value: int | float | str | bytes) -> bytes:
    """One field of a protobuf message."""
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    if isinstance(value, float):
        return _varint(number << 3 | 5) + np.float32(value).tobytes()
    raw = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(raw)) + raw


def _node(operator: str, inputs: list[str], outputs: list[str], domain: str = "", **attributes: int | float) -> bytes:
    message = b"".join([*(_field(1, name) for name in inputs), *(_field(2, name) for name in outputs)])
    message += _field(4, operator) + _field(7, domain)
    for name, value in attributes.items():
        where, kind = (2, 1) if isinstance(value, float) else (3, 2)
        message += _field(5, _field(1, name) + _field(where, value) + _field(20, kind))
    return _field(NODE, message)


def _tensor(name: str, values: np.ndarray) -> bytes:
    sizes = b"".join(_field(1, size) for size in values.shape)
    return _field(INITIALIZER, sizes + _field(2, TYPES[values.dtype.name]) + _field(8, name) + _field(9, values.tobytes()))


def _port(number: int, name: str) -> bytes:
    """An input or output: texts of one length, any number of tokens, SIZE numbers each."""
    shape = b"".join(_field(1, size) for size in (_field(2, "texts"), _field(2, "tokens"), _field(1, SIZE)))
    return _field(number, _field(1, name) + _field(2, _field(1, _field(1, TYPES["float32"]) + _field(2, shape))))


def _shared() -> list[bytes]:
    """What every product needs."""
    return [
        _tensor("last_axis", np.array([2])),
        _tensor("token_scale", np.array(1 / LOUDNESS, np.float32)),
        _tensor("token_middle", np.array(MIDDLE, np.uint8)),
    ]


def _product(inputs: str, name: str, weights: np.ndarray) -> list[bytes]:
    """`inputs` times `weights`, both as whole numbers; each token and each column of the weights has its own scale."""
    scales = (np.abs(weights).max(axis=0) / STEPS).astype(np.float32)
    whole = [f"{name}_tokens", f"{name}_weights", "token_scale", f"{name}_scales", "token_middle"]
    return [
        _tensor(f"{name}_weights", np.rint(weights / scales).astype(np.int8)),
        _tensor(f"{name}_scales", scales),
        _node("Abs", [inputs], [f"{name}_sizes"]),
        _node("ReduceMax", [f"{name}_sizes", "last_axis"], [f"{name}_loudness"]),
        _node("Div", [inputs, f"{name}_loudness"], [f"{name}_even"]),
        _node("QuantizeLinear", [f"{name}_even", "token_scale", "token_middle"], [f"{name}_tokens"]),
        _node("MatMulIntegerToFloat", whole, [f"{name}_product"], FUSED),
        _node("Mul", [f"{name}_product", f"{name}_loudness"], [name]),
    ]


def _layer(inputs: str, number: int, layer: Layer) -> list[bytes]:
    """One layer of the transformer; its result is named "layer<number>"."""
    at = f"layer{number}"
    parts = [_tensor(f"{at}_{name}", values) for name, values in layer.vectors.items()]

    def normed(one: str, other: str, part: str, out: str) -> bytes:
        named = [f"{at}_{part}_{what}" for what in ("gain", "shift", "bias")]
        return _node("SkipLayerNormalization", [one, other, *named], [out], FUSED, epsilon=TINY)

    return [
        *parts,
        *_product(inputs, f"{at}_asked", layer.matrices["attend"]),
        _tensor(f"{at}_thirds", np.array([SIZE] * 3, np.int64)),
        _node("Split", [f"{at}_asked", f"{at}_thirds"], [f"{at}_{name}" for name in "qkv"], axis=2),
        _node("MultiHeadAttention", [*(f"{at}_{name}" for name in "qkv"), f"{at}_attend_bias"], [f"{at}_seen"], FUSED,
              num_heads=HEADS),
        *_product(f"{at}_seen", f"{at}_gathered", layer.matrices["gather"]),
        normed(f"{at}_gathered", inputs, "gather", f"{at}_middle"),
        *_product(f"{at}_middle", f"{at}_wide", layer.matrices["widen"]),
        _node("BiasGelu", [f"{at}_wide", f"{at}_widen_bias"], [f"{at}_bent"], FUSED),
        *_product(f"{at}_bent", f"{at}_narrow", layer.matrices["narrow"]),
        normed(f"{at}_narrow", f"{at}_middle", "narrow", at),
    ]  # fmt: skip


def onnx_file(layers: list[Layer]) -> bytes:
    """The transformer: from "tokens" (texts × tokens × SIZE) to the last layer's result, of the same shape."""
    names = ["tokens", *(f"layer{number}" for number in range(LAYERS))]
    parts = [_layer(names[number], number, layer) for number, layer in enumerate(layers)]
    graph = [_port(INPUT, names[0]), *_shared(), *(piece for part in parts for piece in part), _port(OUTPUT, names[-1])]
    versions = [_field(8, _field(1, "") + _field(2, ONNX_OPSET)), _field(8, _field(1, FUSED) + _field(2, 1))]
    return b"".join([_field(1, ONNX_IR), _field(7, b"".join(graph) + _field(NAME, "encoder")), *versions])
