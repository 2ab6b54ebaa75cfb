# in train.py, where the optimizer is made
norms = {}

def after_step(*_):
    gradients = [p.grad.norm() for p in model.parameters() if p.grad is not None]
    norms["train/gradient-norm"] = torch.stack(gradients).norm().item()

optimizer.register_step_post_hook(after_step)
# before update_summary
train_metrics.update(norms)
