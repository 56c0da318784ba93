"""Read and write the safetensors file format: 8-byte little-endian header length, JSON header, data."""

import json
import struct

import numpy as np

DTYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2", "I64": "<i8", "I32": "<i4", "U8": "|u1"}


def write(path, arrays, metadata=None):
    """arrays: name -> array, or name -> ("BF16", bits as uint16) since numpy has no bfloat16."""
    names = {np.dtype(code): name for name, code in DTYPES.items() if name != "BF16"}
    header, chunks, offset = {}, [], 0
    if metadata:
        header["__metadata__"] = metadata
    for name, array in arrays.items():
        dtype, array = array if isinstance(array, tuple) else (names[np.asarray(array).dtype], array)
        data = np.asarray(array).astype(DTYPES[dtype]).tobytes()  # C order
        header[name] = {"dtype": dtype, "shape": list(np.shape(array)), "data_offsets": [offset, offset + len(data)]}
        chunks.append(data)
        offset += len(data)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(chunks))


def read(path):
    """name -> array in float64 (integers stay integers), exactly the stored values."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header, data = json.loads(file.read(length)), file.read()
    header.pop("__metadata__", None)
    arrays = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        array = np.frombuffer(data[begin:end], DTYPES[entry["dtype"]]).reshape(entry["shape"])
        if entry["dtype"] == "BF16":
            array = bf16_to_float(array)
        arrays[name] = array.astype(np.float64) if array.dtype.kind == "f" else array
    return arrays


def float_to_bf16(values):
    """The nearest bfloat16 (ties to even) of float32 values, as uint16 bits."""
    bits = np.asarray(values, np.float32).view(np.uint32).astype(np.uint64)
    return ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype(np.uint16)


def bf16_to_float(bits):
    return (bits.astype(np.uint32) << 16).view(np.float32)
