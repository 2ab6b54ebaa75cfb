"""Lightning and Hugging Face: a callback, and nothing is changed."""

import pytest
import torch
from recorded import Recorded
from torch import nn
from training import Net, images, loaders


def lightning_module(forwards):
    lightning = pytest.importorskip("lightning.pytorch")

    class Module(lightning.LightningModule):
        def __init__(self):
            super().__init__()
            self.net = Net()

        if forwards:

            def forward(self, x):
                return self.net(x)

        def training_step(self, batch, index):
            return nn.functional.cross_entropy((self if forwards else self.net)(batch[0]), batch[1])

        def validation_step(self, batch, index):
            self.log("val_loss", nn.functional.cross_entropy((self if forwards else self.net)(batch[0]), batch[1]))

        def configure_optimizers(self):
            optimizer = torch.optim.SGD(self.parameters(), lr=1e-2, momentum=0.9)
            return [optimizer], [torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 3)]

    return lightning, Module


def fit(tmp_path, forwards, watched, **options):
    lightning, module_of = lightning_module(forwards)
    torch.set_num_threads(1)
    lightning.seed_everything(0, verbose=False)
    module = module_of()
    callbacks = []
    if watched:
        from kasus.lightning import Watch

        callbacks = [Watch(runs=tmp_path, **options)]
    trainer = lightning.Trainer(
        max_epochs=3,
        accelerator="cpu",
        logger=False,
        enable_checkpointing=False,
        enable_progress_bar=False,
        enable_model_summary=False,
        callbacks=callbacks,
        default_root_dir=tmp_path,
    )
    trainer.fit(module, *loaders(noisy=True))
    return module, callbacks[0].watch if watched else None, torch.rand(3)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("forwards", [True, False])
def test_lightning(tmp_path, forwards):
    bare, _, after = fit(tmp_path, forwards, watched=False)
    module, watch, after_watched = fit(tmp_path, forwards, watched=True, probes="full")
    assert not watch.failures
    assert all(torch.equal(a, b) for a, b in zip(bare.state_dict().values(), module.state_dict().values()))
    assert torch.equal(after, after_watched)
    read = Recorded(watch.run)
    assert read.card["state"] == "finished" and read.card["framework"]["name"] == "lightning"
    assert read.card["training"]["epochs"] == 3 and read.card["training"]["schedule"] == {"cosine": {"minimum": 0.0}}
    assert [s for s, _ in read.scalars["validation/accuracy"]] == [6, 12, 18]
    assert [s for s, _ in read.scalars["train/accuracy"]] == [6, 12, 18]
    assert read.at("train/step-loss", 1) > 0 and "layer/conv1/update-to-weight-ratio" in read.scalars


@pytest.mark.filterwarnings("ignore")
def test_a_lightning_training_that_fails_is_interrupted(tmp_path):
    lightning, module_of = lightning_module(True)

    class Failing(module_of):
        def on_train_epoch_end(self):
            raise RuntimeError("the training's own failure")

    from kasus.lightning import Watch

    callback = Watch(runs=tmp_path)
    trainer = lightning.Trainer(
        max_epochs=2,
        accelerator="cpu",
        logger=False,
        enable_checkpointing=False,
        enable_progress_bar=False,
        callbacks=[callback],
    )
    with pytest.raises(RuntimeError, match="own failure"):
        trainer.fit(Failing(), *loaders())
    assert Recorded(callback.watch.run).card["state"] == "interrupted"


class Images(torch.utils.data.Dataset):
    def __init__(self, count, seed):
        self.pixels, self.labels = images(count, seed=seed, size=16)

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        return {"pixel_values": self.pixels[i], "labels": self.labels[i]}


def hugging_face(tmp_path, watched, **arguments):
    transformers = pytest.importorskip("transformers")
    torch.set_num_threads(1)
    transformers.set_seed(0)
    config = transformers.ResNetConfig(
        embedding_size=8,
        hidden_sizes=[8, 16],
        depths=[1, 1],
        layer_type="basic",
        num_labels=3,
        downsample_in_first_stage=False,
    )
    model = transformers.ResNetForImageClassification(config)
    callbacks = []
    if watched:
        from kasus.transformers import Watch

        callbacks = [Watch(runs=tmp_path, probes="full")]
    settings = transformers.TrainingArguments(
        output_dir=str(tmp_path / "out"),
        per_device_train_batch_size=16,
        num_train_epochs=3,
        eval_strategy="epoch",
        save_strategy="no",
        report_to=[],
        disable_tqdm=True,
        use_cpu=True,
        learning_rate=1e-3,
        **arguments,
    )
    trainer = transformers.Trainer(
        model=model, args=settings, train_dataset=Images(96, 0), eval_dataset=Images(48, 1), callbacks=callbacks
    )
    trainer.train()
    return model, callbacks[0].watch if watched else None, torch.rand(3)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("accumulation", [1, 2])
def test_hugging_face(tmp_path, accumulation):
    arguments = {"gradient_accumulation_steps": accumulation}
    bare, _, after = hugging_face(tmp_path, watched=False, **arguments)
    model, watch, after_watched = hugging_face(tmp_path, watched=True, **arguments)
    assert not watch.failures
    assert all(torch.equal(a, b) for a, b in zip(bare.state_dict().values(), model.state_dict().values()))
    assert torch.equal(after, after_watched)
    read = Recorded(watch.run)
    assert read.card["state"] == "finished" and read.card["framework"]["name"] == "transformers"
    assert read.card["data"]["classes"] == ["LABEL_0", "LABEL_1", "LABEL_2"]
    assert read.card["data"]["train-counts"] == [32, 32, 32]
    ends = [6 // accumulation * e for e in (1, 2, 3)]
    assert [s for s, _ in read.scalars["progress/epoch"]] == ends
    assert [s for s, _ in read.scalars["validation/accuracy"]] == ends
    assert "layer/resnet-embedder-embedder-convolution/weight-norm" in read.scalars
