updates = {}

def watch_updates(model, optimizer):
    weights = {name: layer.weight for name, layer in model.named_modules()
               if getattr(layer, "weight", None) is not None
               and layer.weight.dim() > 1 and layer.weight.requires_grad}
    before = {}

    def before_step(*_):
        before.update({name: w.detach().clone() for name, w in weights.items()})

    def after_step(*_):
        updates["train/learning-rate"] = optimizer.param_groups[0]["lr"]
        for name, w in weights.items():
            change = w.detach() - before[name]
            ratio = change.norm() / before[name].norm()
            updates[f"layer/{name}/update-to-weight-ratio"] = ratio
            if w.grad is not None:
                updates[f"layer/{name}/weight-gradient-norm"] = w.grad.norm()

    optimizer.register_step_pre_hook(before_step)
    optimizer.register_step_post_hook(after_step)
