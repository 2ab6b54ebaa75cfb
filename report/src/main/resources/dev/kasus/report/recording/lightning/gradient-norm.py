# in the LightningModule
def on_before_optimizer_step(self, optimizer):
    norms = [p.grad.norm() for p in self.parameters() if p.grad is not None]
    self.log("train/gradient-norm", torch.stack(norms).norm())
