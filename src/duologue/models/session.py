"""Runs an ONNX file: arrays in, arrays out. The only file that knows onnxruntime, and it asks for it late.

The runtime takes a moment to import and is not wanted where a story is read by rules alone.
"""

from importlib import import_module
from pathlib import Path

from duologue.models.windows import Encode, Floats, Ints


def open_session(model: Path, threads: int = 2) -> Encode:
    """The network in the file `model`, run on `threads` threads; its answers are the same for any number.

    The network takes `ids` (windows, length) and `features` (windows, length, k), both int64, and gives vectors.
    """
    runtime = import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # A waiting thread that spins takes the core from whoever else works on this machine.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = runtime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])

    def encode(ids: Ints, features: Ints) -> Floats:
        vectors: Floats = session.run(None, {"ids": ids, "features": features})[0]
        return vectors

    return encode
