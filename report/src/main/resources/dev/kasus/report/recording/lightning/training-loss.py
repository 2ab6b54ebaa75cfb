# in training_step
self.log("train/loss", loss, on_step=False, on_epoch=True)
