
class RecordClasses(lightning.Callback):  # where validation_step returns the logits
    def on_validation_epoch_start(self, trainer, model):
        self.parts = []

    def on_validation_batch_end(self, trainer, model, outputs, batch, *_):
        self.parts.append((outputs.cpu(), batch[1].cpu()))

    def on_validation_epoch_end(self, trainer, model):
        logits, labels = (torch.cat(part).numpy() for part in zip(*self.parts))
        model.log_dict(class_values(logits, labels, classes))
