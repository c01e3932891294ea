"""Write what ships: the encoder as ONNX in 8-bit integers, its heads as arrays, and what both must answer.

Run `python -m training.encoder.export --name first`. It writes into training/work/encoder/<name>/shipped the files
encoder.onnx, heads.npz, vocab.txt, sha256.json and parity.json. Word vectors are kept as 8-bit integers with a
scale for each word; matrices are quantised for each column, in 7 bits of the 8, since processors without VNNI add
pairs of products in 16 bits, which 8 would overflow: the answer must not depend on the machine.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from duologue.models.encoder import FILES, sha256
from duologue.models.heads import Heads
from duologue.models.session import open_session
from training.encoder.data import START, WORK, excerpts
from training.encoder.decode import ENDS, head_arrays
from training.encoder.net import HEADS, HIDDEN, Encoder, Layer, Net

PARITY_PIECES = 96


class Attention(torch.autograd.Function):
    """Attention as the runtime's own operator, which never writes down the table of all pairs of pieces."""

    @staticmethod
    def forward(ctx: object, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """(windows, length, HIDDEN) each, to the same."""
        split = [part.unflatten(2, (HEADS, -1)).transpose(1, 2) for part in (query, key, value)]
        return functional.scaled_dot_product_attention(*split).transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(g: torch.Graph, query: torch.Value, key: torch.Value, value: torch.Value) -> torch.Value:
        """The operator in the file."""
        found = g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=HEADS)
        found.setType(query.type())
        return found


def attended(layer: Layer, x: Tensor) -> Tensor:
    """What a layer makes of x, as `Layer.forward`, with the runtime's attention."""
    found: Tensor = Attention.apply(*layer.query_key_value(x).split(HIDDEN, dim=2))
    x = layer.attended_norm(x + layer.attended(found))
    answer: Tensor = layer.outer_norm(x + layer.outer(functional.gelu(layer.inner(x))))
    return answer


class Small(nn.Module):
    """The encoder with its word vectors in 8-bit integers."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        words = encoder.words.weight.detach()
        scale = words.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(words / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor, features: Tensor) -> Tensor:
        """As the encoder, in half precision: so are vectors kept."""
        x = self.table[ids].float() * self.scale[ids] + self.encoder.places[: ids.shape[1]]
        for number, table in enumerate(self.encoder.features):
            x = x + table(features[..., number])
        x = self.encoder.norm(x)
        for layer in self.encoder.layers:
            x = attended(layer, x)
        return x.half()


def load(path: Path) -> Net:
    """A trained net, ready to answer."""
    net = Net()
    net.load_state_dict(torch.load(path, weights_only=True))
    return net.eval()


def write_onnx(net: Net, path: Path, reduce_range: bool = True) -> None:
    """The encoder, first in 32-bit floats beside `path`, then quantised at `path`."""
    whole = path.with_suffix(".float.onnx")
    example = (torch.zeros(2, 20, dtype=torch.int64), torch.zeros(2, 20, 3, dtype=torch.int64))
    axes = {0: "windows", 1: "length"}
    torch.onnx.export(
        Small(net.encoder).eval(),
        example,
        str(whole),
        input_names=["ids", "features"],
        output_names=["vectors"],
        dynamic_axes={"ids": axes, "features": axes, "vectors": axes},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        whole, path, per_channel=True, reduce_range=reduce_range, weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul"],
    )  # fmt: skip


def parity(net: Net, path: Path) -> dict[str, object]:
    """Inputs and answers: of the training net, and of the shipped encoder and heads."""
    held = excerpts("dev")[0]
    ids = np.concatenate([[ENDS[0]], held.ids[: PARITY_PIECES - 2], [ENDS[1]]])[None]
    features = np.zeros((1, PARITY_PIECES, 3), dtype=np.int64)
    features[0, 1:-1] = held.page.features()[: PARITY_PIECES - 2]
    with torch.no_grad():
        trained = net.encoder(torch.from_numpy(ids), torch.from_numpy(features))
        spans = net.spans(trained[0], trained[0])
    shipped = open_session(path)(ids, features).astype(np.float32)
    ours = Heads(head_arrays(net)).spans(shipped[0], shipped[0])
    there = np.isfinite(ours)
    return {
        "ids": ids[0].tolist(),
        "features": features[0].tolist(),
        "vector_sums": [round(float(v), 3) for v in shipped[0].sum(-1)],
        "vector_cosine_to_training": float(_cosine(trained[0].numpy(), shipped[0]).mean()),
        "span_probability_apart_at_most": float(
            np.abs(_sigmoid(ours[there]) - _sigmoid(spans.numpy()[there])).max()
        ),
    }


def _cosine(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    return (one * other).sum(-1) / np.linalg.norm(one, axis=-1) / np.linalg.norm(other, axis=-1)


def _sigmoid(x: NDArray[np.float32]) -> NDArray[np.float32]:
    return 1 / (1 + np.exp(-x))


def main() -> None:
    """Export the best weights of one run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="first")
    asked = parser.parse_args()
    net, folder = load(WORK / asked.name / "best.pt"), WORK / asked.name / "shipped"
    folder.mkdir(exist_ok=True)
    write_onnx(net, folder / "encoder.onnx")
    (folder / "encoder.float.onnx").replace(folder.parent / "encoder.float.onnx")
    np.savez(folder / "heads.npz", **head_arrays(net))
    shutil.copy(START / "vocab.txt", folder / "vocab.txt")
    (folder / "sha256.json").write_text(json.dumps({n: sha256(folder / n) for n in FILES}, indent=1) + "\n")
    told = parity(net, folder / "encoder.onnx")
    (folder / "parity.json").write_text(json.dumps(told) + "\n")
    print({name: value for name, value in told.items() if isinstance(value, float)})
    print({path.name: path.stat().st_size for path in sorted(folder.iterdir())})


if __name__ == "__main__":
    main()
