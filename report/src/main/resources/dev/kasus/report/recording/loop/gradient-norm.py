# in the training loop, between loss.backward() and any clipping, every 50 steps
norms = [p.grad.norm() for p in model.parameters() if p.grad is not None]
record("train/gradient-norm", torch.stack(norms).norm().item())
