norms = {}

def watch_norm(trainer):
    def after_step(*_):
        parameters = trainer.model.parameters()
        gradients = [p.grad.norm() for p in parameters if p.grad is not None]
        norms["train/gradient-norm"] = torch.stack(gradients).norm().item()
    trainer.optimizer.register_step_post_hook(after_step)

model.add_callback("on_train_start", watch_norm)
# trainer.lr goes into results.csv
model.add_callback("on_train_epoch_end", lambda trainer: trainer.lr.update(norms))
