"""Makes the small model files that the tests of this module read, with what the frameworks themselves say of them.

    python fixtures.py keras    # needs keras with a backend, and h5py
    python fixtures.py torch    # needs torch, onnx, safetensors

Archives of PyTorch are written again without traces of the machine that made them.
"""
import json
import os
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent / "resources" / "dev" / "kasus" / "nets"
MODELS = ROOT / "models"
FAULTS = ROOT / "faults"
HOSTILE = ROOT / "hostile"


def told(name, truth):
    """Keeps what a framework says of a file."""
    file = MODELS / "truth.json"
    known = json.loads(file.read_text()) if file.exists() else {}
    known[name] = truth
    file.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n")


def keras_models():
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    import keras
    from keras import layers

    keras.utils.set_random_seed(1)

    def truth(model):
        trained = sum(v.size if hasattr(v, "size") else int(v.shape.num_elements()) for v in [w.numpy() for w in model.trainable_variables])
        return {
            "trained": int(trained),
            "fixed": int(model.count_params() - trained),
            "shapes": {l.name: list(l.output.shape[1:]) for l in model.layers if not hasattr(l, "layers")},
        }

    tiny = keras.Sequential(
        [
            keras.Input((16, 16, 3)),
            layers.Conv2D(4, 3, padding="same", use_bias=False, name="conv1"),
            layers.BatchNormalization(name="bn1"),
            layers.ReLU(name="relu1"),
            layers.MaxPooling2D(name="pool1"),
            layers.Conv2D(6, 3, name="conv2", activation="relu"),
            layers.GlobalAveragePooling2D(name="mean"),
            layers.Dropout(0.25, name="drop"),
            layers.Dense(3, activation="softmax", name="head"),
        ],
        name="tiny",
    )
    tiny.compile("sgd", "sparse_categorical_crossentropy")
    for name in ("tiny.keras", "tiny.h5"):
        tiny.save(MODELS / name)
        told(name, truth(tiny))

    inner = keras.Sequential([keras.Input((8, 8, 4)), layers.Conv2D(4, 1, name="inside")], name="inner")
    image = keras.Input((20, 16, 3), name="image")
    x = layers.Rescaling(1 / 255, name="scale")(image)
    x = layers.ZeroPadding2D(((1, 2), (0, 1)), name="pad")(x)
    x = layers.Conv2D(8, (3, 5), strides=2, groups=1, dilation_rate=1, name="stem")(x)
    a = layers.SeparableConv2D(4, 3, padding="same", name="separable")(x)
    b = layers.DepthwiseConv2D(3, padding="same", depth_multiplier=2, name="depthwise")(x)
    b = layers.Conv2D(4, 1, name="mix")(b)
    x = layers.Add(name="sum")([a, b])
    x = keras.ops.relu(x)
    x = layers.Concatenate(name="side")([x, a])
    x = layers.Resizing(8, 8, name="resize")(x)
    x = layers.Conv2D(4, 2, padding="same", name="even")(x)
    x = inner(x)
    gate = layers.GlobalAveragePooling2D(keepdims=True, name="squeeze")(x)
    gate = layers.Conv2D(4, 1, activation="sigmoid", name="excite")(gate)
    x = layers.Multiply(name="gate")([x, gate])
    x = layers.Conv2DTranspose(2, 3, strides=2, padding="same", name="up")(x)
    x = layers.GroupNormalization(2, name="group")(x)
    x = layers.LayerNormalization(name="layer")(x)
    x = layers.PReLU(shared_axes=[1, 2], name="prelu")(x)
    x = layers.AveragePooling2D(3, strides=2, padding="same", name="average")(x)
    x = layers.Flatten(name="flat")(x)
    branches = keras.Model(image, layers.Dense(5, name="head")(x), name="branches")
    (MODELS / "branches.json").write_text(branches.to_json())
    told("branches.json", truth(branches))

    faults(keras, layers)
    hostile()


def hostile():
    """HDF5 files that lead in circles or claim what they do not hold."""
    import h5py

    config = json.dumps({"class_name": "Sequential", "config": {"name": "m", "layers": []}})
    with h5py.File(HOSTILE / "circle.h5", "w") as file:
        file.attrs["model_config"] = config
        group = file.create_group("model_weights/a/b")
        group["again"] = file["model_weights"]
    with h5py.File(HOSTILE / "many-circles.h5", "w") as file:
        file.attrs["model_config"] = config
        groups = [file.create_group("g%d" % i) for i in range(8)]
        for a in groups:
            for i, b in enumerate(groups):
                a["to%d" % i] = b
    with h5py.File(HOSTILE / "claims.h5", "w") as file:
        layer = {"class_name": "Dense", "config": {"name": "d", "units": 4, "batch_input_shape": [None, 10**9]}}
        file.attrs["model_config"] = json.dumps({"class_name": "Sequential", "config": {"name": "m", "layers": [layer]}})
        file.create_dataset("model_weights/d/kernel", (10**9, 4), "f4", chunks=(1000, 4))
    with h5py.File(HOSTILE / "elsewhere.h5", "w") as file:
        file.attrs["model_config"] = config
        file["model_weights"] = h5py.ExternalLink("/etc/passwd", "/")
        file["soft"] = h5py.SoftLink("/soft")


def faults(keras, layers):
    """A network for each lint, with that fault planted: the name of the file is the lint's, and a number where there are several."""

    def conv(filters=16, **more):
        return layers.Conv2D(filters, 3, padding="same", **({"kernel_initializer": "he_normal"} | more))

    def block(filters=16, norm=True):
        return [conv(filters, use_bias=not norm)] + ([layers.BatchNormalization()] if norm else []) + [layers.ReLU(), layers.MaxPooling2D()]

    def head(classes=10, features=True):
        return [layers.GlobalAveragePooling2D(), layers.Dropout(0.2), layers.Dense(classes, activation="softmax")]

    def save(name, parts, size=32, compile=None):
        model = keras.Sequential([keras.Input((size, size, 3)), *parts])
        if compile:
            model.compile(loss=compile)
        config = json.loads(model.to_json())
        if compile:
            config["compile_config"] = model.get_compile_config()
        (FAULTS / (name + ".json")).write_text(json.dumps(config))

    body = lambda: block(16) + block(32) + block(64)
    save("none", body() + head())
    save("none-2", [layers.Conv2D(16, 3, padding="same", activation="relu"), layers.MaxPooling2D(), layers.Conv2D(32, 3, activation="relu"), layers.MaxPooling2D(), layers.Flatten(), layers.Dropout(0.3), layers.Dense(10, activation="softmax")])
    save("one-unit-softmax", body() + head(1))
    save("softmax-twice", body() + [layers.GlobalAveragePooling2D(), layers.Dense(10, activation="softmax"), layers.Softmax()])
    save("softmax-twice-2", body() + [layers.GlobalAveragePooling2D(), layers.Dense(10, activation="sigmoid"), layers.Softmax()])
    save("softmax-twice-3", body() + head(), compile=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    save("missing-softmax", body() + [layers.GlobalAveragePooling2D(), layers.Dense(10)], compile="sparse_categorical_crossentropy")
    save("activation-behind-logits", body() + [layers.GlobalAveragePooling2D(), layers.Dense(10, activation="relu"), layers.Softmax()])
    save("no-activation-between", body() + [layers.GlobalAveragePooling2D(), layers.Dense(64), layers.Dense(10, activation="softmax")])
    save("no-activation-between-2", [conv(16), layers.BatchNormalization(), conv(32), layers.BatchNormalization(), layers.ReLU(), layers.MaxPooling2D()] + block(64) + head())
    save("saturating-activations", sum(([conv(16, activation="sigmoid", kernel_initializer="glorot_uniform"), layers.MaxPooling2D()] for _ in range(3)), []) + head())
    save("saturating-activations-2", sum(([conv(16, activation="tanh", kernel_initializer="glorot_uniform")] + ([layers.MaxPooling2D()] if i % 2 else []) for i in range(6)), []) + head())
    save("dropout-before-batch-norm", block(16) + [layers.Dropout(0.3)] + block(32) + block(64) + head())
    save("norm-before-dropout", [conv(16, use_bias=False), layers.BatchNormalization(), layers.Dropout(0.1), layers.ReLU(), layers.MaxPooling2D()] + [conv(32, activation="relu"), layers.MaxPooling2D()] + head())
    save("norm-after-activation", [conv(16, activation="relu"), layers.BatchNormalization(), layers.MaxPooling2D()] + block(64) + head())
    save("bias-before-batch-norm", [conv(16), layers.BatchNormalization(), layers.ReLU(), layers.MaxPooling2D()] + block(64) + head())
    save("coarse-stem", [layers.Conv2D(16, 7, strides=2, padding="same", use_bias=False), layers.BatchNormalization(), layers.ReLU(), layers.MaxPooling2D(3, 2, padding="same"), conv(32, use_bias=False), layers.BatchNormalization(), layers.ReLU()] + block(64) + head())
    save("missing-pooling", [conv(8, activation="relu"), conv(8, activation="relu"), layers.Flatten(), layers.Dropout(0.3), layers.Dense(10, activation="softmax")])
    save("small-receptive-field", [conv(32, use_bias=False), layers.BatchNormalization(), layers.ReLU(), conv(64, use_bias=False), layers.BatchNormalization(), layers.ReLU()] + head(), size=64)
    save("bottleneck", body() + [layers.GlobalAveragePooling2D(), layers.Dense(4, activation="relu"), layers.Dense(10, activation="softmax")])
    save("too-small-for-classes", [conv(4, activation="relu"), layers.MaxPooling2D(), conv(6, activation="relu"), layers.MaxPooling2D(), conv(8, activation="relu")] + head(200))
    save("oversized-dense-head", block(16) + block(32) + [layers.Flatten(), layers.Dense(1024, activation="relu"), layers.Dropout(0.5), layers.Dense(10, activation="softmax")])
    save("no-regularization", [conv(32, activation="relu"), layers.MaxPooling2D(), conv(64, activation="relu"), layers.MaxPooling2D(), conv(128, activation="relu"), layers.MaxPooling2D(), conv(128, activation="relu"), layers.GlobalAveragePooling2D(), layers.Dense(10, activation="softmax")])
    save("unfit-initializer", [conv(16, activation="relu", kernel_initializer="zeros"), layers.MaxPooling2D()] + block(64) + head())
    save("unfit-initializer-2", sum(([conv(32, activation="relu", kernel_initializer="random_normal")] + ([layers.MaxPooling2D()] if i % 4 == 3 else []) for i in range(12)), []) + head())


def without_traces(file):
    """An archive again, without what only a debugger needs."""
    with zipfile.ZipFile(file) as old:
        parts = {i.filename: old.read(i) for i in old.infolist() if not i.filename.endswith(".debug_pkl") and "sample_inputs" not in i.filename}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            if name.endswith("model.json"):
                program = json.loads(content)
                program["guards_code"] = []
                for node in program["graph_module"]["graph"]["nodes"]:
                    node["metadata"].pop("stack_trace", None)
                content = json.dumps(program).encode()
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def torch_models():
    import warnings

    import torch
    from safetensors.torch import save_file
    from torch import nn

    warnings.filterwarnings("ignore")
    torch.manual_seed(1)

    class Block(nn.Module):
        def __init__(self, width):
            super().__init__()
            self.conv = nn.Conv2d(width, width, 3, padding=1, groups=2, bias=False)
            self.bn = nn.BatchNorm2d(width)

        def forward(self, x):
            return torch.relu(x + self.bn(self.conv(x)))

    class Tiny(nn.Module):
        def __init__(self):
            super().__init__()
            self.stem = nn.Sequential(nn.Conv2d(3, 4, 3, stride=2), nn.ReLU(), nn.MaxPool2d(3, 2, 1, ceil_mode=True))
            self.block = Block(4)
            self.wide = nn.Conv2d(4, 6, (1, 3), padding=(0, 1))
            self.act = nn.SiLU()
            self.drop = nn.Dropout(0.2)
            self.head = nn.Linear(6, 5)

        def forward(self, x):
            x = self.block(self.stem(x))
            x = torch.cat([x, self.act(self.wide(x))[:, :2]], 1)
            return self.head(self.drop(x.mean((2, 3))))

    model = Tiny().eval()
    with torch.no_grad():
        for p in model.parameters():
            p.add_(torch.rand_like(p) / 10)
        model.block.bn.running_mean.normal_()
    image = torch.rand(1, 3, 17, 18)
    shapes = {}

    def hook(name):
        def seen(module, inputs, output):
            shapes[name] = list(output.shape[1:])

        return seen

    for name, module in model.named_modules():
        if isinstance(module, (nn.Conv2d, nn.Linear, nn.BatchNorm2d)):
            module.register_forward_hook(hook(name))
    model(image)
    for module in model.modules():
        module._forward_hooks.clear()
    buffers = [b for n, b in model.named_buffers() if not n.endswith("num_batches_tracked")]
    truth = {
        "trained": sum(p.numel() for p in model.parameters()),
        "fixed": sum(b.numel() for b in buffers),
        "shapes": shapes,
    }
    plain = truth | {"shapes": {}}
    torch.onnx.export(model, image, MODELS / "tiny.onnx", dynamo=False, training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False)
    told("tiny.onnx", truth)
    torch.export.save(torch.export.export(model, (image,)), MODELS / "tiny.pt2")
    torch.jit.trace(model, image).save(MODELS / "tiny-traced.pt")
    torch.jit.script(model).save(MODELS / "tiny-scripted.pt")
    torch.save(model.state_dict(), MODELS / "tiny-state.pt")
    torch.save({"epoch": 3, "state_dict": model.state_dict()}, MODELS / "tiny-checkpoint.pt")
    torch.save(nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU(), nn.Flatten(), nn.Linear(4, 2)), MODELS / "whole.pt")
    torch.save(model.state_dict(), MODELS / "tiny-old.pth", _use_new_zipfile_serialization=False)
    save_file(model.state_dict(), MODELS / "tiny.safetensors")
    for name, what in {
        "tiny.pt2": truth,
        "tiny-traced.pt": truth | {"size": 17},
        "tiny-scripted.pt": plain,
        "tiny-state.pt": plain,
        "tiny-checkpoint.pt": plain,
        "tiny-old.pth": plain,
        "tiny.safetensors": plain,
        "whole.pt": {"trained": 3 * 4 * 9 + 4 + 4 * 2 + 2, "fixed": 0, "shapes": {}},
    }.items():
        if name.endswith((".pt", ".pt2")):
            without_traces(MODELS / name)
        told(name, what)

    # Faults that only weights show.
    sound = {"conv.weight": torch.randn(8, 3, 3, 3), "conv.bias": torch.zeros(8), "bn.weight": torch.rand(8) + 0.5, "bn.bias": torch.randn(8), "bn.running_mean": torch.randn(8), "bn.running_var": torch.rand(8) + 1}
    save_file(sound, FAULTS / "none-3.safetensors")

    def fault(name, **changes):
        tensors = {k: v.clone() for k, v in sound.items()}
        for key, change in changes.items():
            change(tensors[key.replace("_", ".", 1)])
        save_file(tensors, FAULTS / (name + ".safetensors"))

    fault("non-finite-weights", conv_weight=lambda t: t[2, 1].fill_(float("nan")))
    fault("dead-units", conv_weight=lambda t: t[[1, 5]].zero_() if False else t.index_fill_(0, torch.tensor([1, 5]), 0))
    fault("dead-units-2", bn_weight=lambda t: t.index_fill_(0, torch.tensor([0, 3]), 0))
    fault("duplicate-filters", conv_weight=lambda t: t[4].copy_(t[0]))
    fault("batch-norm-at-start", bn_running_mean=lambda t: t.zero_(), bn_running_var=lambda t: t.fill_(1))


if __name__ == "__main__":
    MODELS.mkdir(parents=True, exist_ok=True)
    FAULTS.mkdir(parents=True, exist_ok=True)
    HOSTILE.mkdir(parents=True, exist_ok=True)
    {"keras": keras_models, "torch": torch_models}[sys.argv[1]]()
