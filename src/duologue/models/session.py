"""Runs an ONNX file: arrays in, arrays out. The only file that knows onnxruntime, and it asks for it late.

The runtime takes a moment to import and is not wanted where a story is read by rules alone.
"""

from importlib import import_module
from pathlib import Path

from duologue.models.windows import Encode, Halves, Ints

_LEFT_APART = ["SkipLayerNormFusion"]
"""Sums and their normalisation, which take the runtime five times as long joined as one after the other."""


def open_session(model: Path) -> Encode:
    """The network in the file `model`. A call runs on the thread that makes it, and several may run at once.

    The network takes `ids` (windows, length) and `features` (windows, length, k), both int64, and gives vectors
    in half precision.
    """
    runtime = import_module("onnxruntime")
    runtime.disable_telemetry_events()
    options = runtime.SessionOptions()
    # One thread a window, several windows at once: quicker than several threads on one window, and the sums are
    # made in the same order however many windows run.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = runtime.InferenceSession(
        str(model), options, providers=["CPUExecutionProvider"], disabled_optimizers=_LEFT_APART
    )

    def encode(ids: Ints, features: Ints) -> Halves:
        vectors: Halves = session.run(None, {"ids": ids, "features": features})[0]
        return vectors

    return encode
