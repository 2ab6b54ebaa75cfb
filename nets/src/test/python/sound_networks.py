"""How `kasus lint` does on published networks: parameters and shapes against the framework's own, and which lints fire.

    python sound_networks.py keras FOLDER            # saves keras.applications, without trained weights
    python sound_networks.py torch FOLDER            # torchvision and timm as ONNX, some as torch.export and TorchScript
    python sound_networks.py measure FOLDER KASUS    # reads all of them with the command KASUS, and prints the tables
"""
import json
import os
import subprocess
import sys
import warnings
from collections import Counter
from pathlib import Path

KERAS = (
    "VGG16 VGG19 ResNet50 ResNet101 ResNet50V2 InceptionV3 InceptionResNetV2 Xception MobileNet MobileNetV2 MobileNetV3Small MobileNetV3Large "
    "DenseNet121 DenseNet201 NASNetMobile EfficientNetB0 EfficientNetB3 EfficientNetV2B0 EfficientNetV2S ConvNeXtTiny ConvNeXtBase"
).split()
WITH_WEIGHTS = ["MobileNetV2", "EfficientNetB0", "NASNetMobile"]
TORCHVISION = (
    "alexnet vgg11_bn vgg16 resnet18 resnet50 resnext50_32x4d wide_resnet50_2 mobilenet_v2 mobilenet_v3_small mobilenet_v3_large efficientnet_b0 "
    "efficientnet_v2_s densenet121 squeezenet1_1 shufflenet_v2_x1_0 mnasnet1_0 googlenet inception_v3 regnet_y_400mf convnext_tiny swin_t"
).split()
TIMM = "resnet26d efficientnet_lite0 ghostnet_100 rexnet_100 seresnet50 repvgg_a0 hardcorenas_a mixnet_s tf_efficientnetv2_b0 dla34".split()
ARCHIVES = "resnet18 mobilenet_v3_small efficientnet_b0 squeezenet1_1 densenet121 convnext_tiny shufflenet_v2_x1_0".split()


def keep(folder, name, truth):
    (folder / (name + ".truth")).write_text(json.dumps(truth))


def keras_networks(folder):
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    import keras
    import numpy

    def layers(model, prefix=""):
        found = {}
        for layer in model.layers:
            if hasattr(layer, "layers"):
                found |= layers(layer, prefix + layer.name + "/")
            else:
                shape = getattr(layer.output, "shape", None) if layer._inbound_nodes else None
                found[prefix + layer.name] = [[s if s else -1 for s in shape[1:]] if shape else None, layer.count_params()]
        return found

    for name in KERAS:
        model = getattr(keras.applications, name)(weights=None)
        trained = int(sum(numpy.prod(v.shape) for v in model.trainable_variables))
        truth = {"trained": trained, "fixed": model.count_params() - trained, "layers": layers(model)}
        (folder / (name + ".json")).write_text(model.to_json())
        keep(folder, name + ".json", truth)
        if name in WITH_WEIGHTS:
            model.save(folder / (name + ".keras"))
            keep(folder, name + ".keras", truth)
        keras.backend.clear_session()


def torch_networks(folder):
    import timm
    import torch
    import torchvision

    warnings.filterwarnings("ignore")
    torch.set_num_threads(1)
    for library, names in (("torchvision", TORCHVISION), ("timm", TIMM)):
        for name in names:
            more = {"init_weights": False, "aux_logits": False} if name in ("googlenet", "inception_v3") else {}
            model = getattr(torchvision.models, name)(weights=None, **more) if library == "torchvision" else timm.create_model(name)
            model.eval()
            side = 299 if name == "inception_v3" else 224
            image = torch.randn(1, 3, side, side)
            layers, hooks = {}, []

            def seen(name, module):
                own = sum(p.numel() for p in module.parameters(recurse=False))
                hooks.append(module.register_forward_hook(lambda m, i, o: layers.setdefault(name, [list(o.shape[1:]), own]) and None))

            for part, module in model.named_modules():
                if isinstance(module, (torch.nn.Conv2d, torch.nn.Linear)):
                    seen(part, module)
            with torch.no_grad():
                model(image)
            for hook in hooks:
                hook.remove()
            truth = {
                "trained": sum(p.numel() for p in model.parameters()),
                "fixed": sum(b.numel() for n, b in model.named_buffers() if n.endswith(("running_mean", "running_var"))),
                "layers": layers,
            }
            file = library + "-" + name
            torch.onnx.export(model, image, folder / (file + ".onnx"), dynamo=False, training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False, opset_version=17)
            keep(folder, file + ".onnx", truth)
            if library == "torchvision" and name in ARCHIVES:
                torch.export.save(torch.export.export(model, (image,)), folder / (file + ".pt2"))
                torch.jit.trace(model, image).save(folder / (file + "-traced.pt"))
                torch.save(model.state_dict(), folder / (file + "-state.pt"))
                keep(folder, file + ".pt2", truth)
                keep(folder, file + "-traced.pt", truth | {"size": side})
                keep(folder, file + "-state.pt", truth | {"layers": {}})


def measure(folder, kasus):
    fired, severities, rows = Counter(), {}, []
    nets = {}
    for truth_file in sorted(folder.glob("*.truth")):
        truth = json.loads(truth_file.read_text())
        file = truth_file.with_suffix("")
        size = ["--size", str(truth["size"])] if "size" in truth else []
        run = subprocess.run([kasus, "lint", str(file), "--json", *size], capture_output=True, text=True)
        if run.returncode:
            rows.append((file.name, "refused: " + run.stderr.splitlines()[0], "", ""))
            continue
        report = json.loads(run.stdout)
        layers = {l["name"]: l for l in report["layers"]}
        right, wrong = 0, []
        for name, (shape, parameters) in truth["layers"].items():
            parts = [layers[n] for n in (name, name + "/depthwise", name + "/pointwise") if n in layers]
            shown = parts[-1]["output"] if parts else None
            expected = "×".join("?" if s < 0 else str(s) for s in shape) if shape else shown
            if parts and expected in (shown, "") and sum(p["parameters"] for p in parts) == parameters:
                right += 1
            else:
                wrong.append(name)
        same = report["parameters"] == truth["trained"] and report["fixed-parameters"] == truth["fixed"]
        rows.append((file.name, "equal" if same else "DIFFERS", "%d of %d" % (right, len(truth["layers"])), " ".join(f["id"] for f in report["findings"])))
        key = file.name.split(".")[0].removesuffix("-traced").removesuffix("-state")
        for finding in report["findings"]:
            nets.setdefault(finding["id"], set()).add(key)
            severities[finding["id"]] = finding["severity"]
        fired[key] += 0
    print("| file | parameters | layers with equal shape and parameters | lints |\n|---|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print("\n| lint | severity | fires on, of %d networks | which |\n|---|---|---|---|" % len(fired))
    for id, names in sorted(nets.items(), key=lambda it: -len(it[1])):
        print("| %s | %s | %d | %s |" % (id, severities[id], len(names), ", ".join(sorted(names)) if len(names) < 8 else "…"))


if __name__ == "__main__":
    where = Path(sys.argv[2])
    where.mkdir(parents=True, exist_ok=True)
    if sys.argv[1] == "measure":
        measure(where, sys.argv[3])
    else:
        {"keras": keras_networks, "torch": torch_networks}[sys.argv[1]](where)
