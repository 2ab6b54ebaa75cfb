class RecordingTrainer(Trainer):  # in place of Trainer
    correct = seen = 0

    def compute_loss(self, model, inputs, return_outputs=False, **kwargs):
        loss, outputs = super().compute_loss(model, inputs, True, **kwargs)
        if model.training:
            hits = outputs.logits.argmax(-1) == inputs["labels"]
            self.correct += hits.sum().item()
            self.seen += len(inputs["labels"])
        return (loss, outputs) if return_outputs else loss

    def log(self, logs, *args, **kwargs):
        if "loss" in logs and self.seen:
            logs["train/accuracy"] = self.correct / self.seen
            self.correct = self.seen = 0
        super().log(logs, *args, **kwargs)
