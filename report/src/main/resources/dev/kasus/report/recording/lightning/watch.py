
class Watch{Name}(lightning.Callback):  # Trainer(..., callbacks=[Watch{Name}()])
    def on_train_start(self, trainer, model):
        optimizer = trainer.optimizers[0]
        {watch}

    def on_train_batch_end(self, trainer, model, *_):
        model.log_dict({tag: float(value) for tag, value in {values}.items()})
